// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/question.hpp"

#include "scenarios/planning/ready_pairs.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Question;
using planning::QuestionKind;

namespace {

const char* const kTwoDesigns =
    R"(, "Parameters": { "Rate": { "Type": "Number", "Default": 20 } },
 "Designs": [ { "Name": "on demand" }, { "Name": "provisioned", "Patch": { "Resources": { "Items": { "Properties": {
   "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 50, "WriteCapacityUnits": 1 } } } } } } ])";

planning::Source twoDesigns() { return test::sourceOf(test::oneTable("20/s", kTwoDesigns)); }

Question about(QuestionKind kind, std::string design = "on demand") {
    Question question;
    question.kind = kind;
    question.design = std::move(design);
    return question;
}

template <class Found>
Found answerTo(const Question& question, const planning::Source& source) {
    const auto answer = planning::answer(source, question, {});
    if (!answer) FAIL(answer.error().what);
    CHECK(answer->question == question);
    CHECK_FALSE(planning::isPartial(*answer));
    REQUIRE(std::holds_alternative<Found>(answer->found));
    return std::get<Found>(answer->found);
}

std::string refusalOf(const Question& question) {
    const auto answer = planning::answer(twoDesigns(), question, {});
    REQUIRE_FALSE(answer);
    return answer.error().what;
}

}  // namespace

TEST_CASE("a breaking point is of the design that was asked about", "[planning]") {
    Question question = about(QuestionKind::BreakingPoint, "provisioned");
    question.most = 20.0;
    const auto found = answerTo<planning::BreakingPoint>(question, twoDesigns());
    CHECK(found.design == "provisioned");
    REQUIRE_FALSE(found.failures.empty());
    // 20 eventually consistent reads a second of 1 KB are 10 units of 50.
    CHECK(found.failures.front().factor == Approx(5.0).epsilon(0.02));
    question.design = "on demand";
    CHECK(answerTo<planning::BreakingPoint>(question, twoDesigns()).failures.empty());
}

TEST_CASE("a break-even is between two designs of the file, or a design and its other side", "[planning]") {
    Question question = about(QuestionKind::BreakEven);
    question.against = "provisioned";
    question.vary = {"Traffic=0.1x..40x"};
    const auto found = answerTo<planning::BreakEven>(question, twoDesigns());
    CHECK(found.first == "on demand");
    CHECK(found.second == "provisioned");
    CHECK(found.crossing.has_value());
    question.against.clear();
    question.pair = "capacity:Items";
    const auto made = answerTo<planning::BreakEven>(question, twoDesigns());
    CHECK(made.first == "as it is");
    CHECK(made.second == "Items provisioned, scaled");
}

TEST_CASE("inputs are varied one by one, the guesses among them where that is wanted", "[planning]") {
    const auto guessed = answerTo<study::StudyResult>(about(QuestionKind::Inputs), twoDesigns());
    REQUIRE(guessed.designs.size() == 1);
    CHECK(guessed.designs.front().name == "on demand");
    CHECK_FALSE(guessed.designs.front().influences.empty());
    Question sure = about(QuestionKind::Inputs);
    sure.guesses = false;
    CHECK(refusalOf(sure).starts_with("nothing is uncertain"));
}

TEST_CASE("a sweep and a search stay with their design, or take all of the file", "[planning]") {
    Question question = about(QuestionKind::Sweep);
    question.vary = {"Traffic=1x,2x"};
    CHECK(answerTo<planning::Sweep>(question, twoDesigns()).points.size() == 2);
    question.design.clear();
    CHECK(answerTo<planning::Sweep>(question, twoDesigns()).points.size() == 4);
    question.kind = QuestionKind::Optimum;
    question.vary = {"/Resources/Items/Properties/ProvisionedThroughput/ReadCapacityUnits=20,40"};
    question.design = "provisioned";
    const auto found = answerTo<planning::Optimum>(question, twoDesigns());
    REQUIRE(found.best);
    CHECK(found.best->values == std::vector<std::string>{"20"});
}

TEST_CASE("a question that cannot be asked is refused with its reason", "[planning]") {
    CHECK(refusalOf(about(QuestionKind::BreakingPoint, "on demnd")).find("on demand") != std::string::npos);
    Question question = about(QuestionKind::BreakEven);
    question.against = "provisioned";
    CHECK(refusalOf(question).starts_with("one quantity"));
    question.vary = {"Traffic=1x..2x"};
    question.figure = "weight";
    CHECK(refusalOf(question).find("is not \"cost\" or a latency") != std::string::npos);
    question = about(QuestionKind::Sweep);
    question.vary = {"Traffic=1x,2x", "Traffic=3x"};
    CHECK(refusalOf(question) == "Traffic is varied twice");
}

TEST_CASE("pairs know the resources that they can be about", "[planning]") {
    const auto design = planning::onlyDesign(twoDesigns(), "on demand");
    CHECK(planning::pairResources(design, "capacity") == std::vector<std::string>{"Items"});
    CHECK(planning::pairResources(design, "dax").empty());
    CHECK(planning::pairResources(design, "weather").empty());
}

TEST_CASE("an axis is checked for what its question needs, and the runs are counted before", "[planning]") {
    const auto source = twoDesigns();
    const auto values = planning::axisFor(QuestionKind::Sweep, "Traffic=1x,2x,4x", source);
    REQUIRE(values);
    CHECK_FALSE(planning::axisFor(QuestionKind::BreakEven, "Traffic=1x,2x", source));
    CHECK_FALSE(planning::axisFor(QuestionKind::Optimum, "Traffic=1x..2x", source));
    CHECK(planning::axisFor(QuestionKind::BreakEven, "Traffic=1x..2x", source));
    CHECK_FALSE(planning::axisFor(QuestionKind::Sweep, "Trafic=1x", source));
    // Three values squared, two designs, five replications.
    CHECK(planning::runsFor(QuestionKind::Sweep, {*values, *values}, 2, 5) == 90U);
    CHECK(planning::runsFor(QuestionKind::BreakEven, {}, 2, 5) == 160U);
    CHECK_FALSE(planning::runsFor(QuestionKind::Optimum, {*values}, 2, 5));
}
