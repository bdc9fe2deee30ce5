// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/question.hpp"

#include <filesystem>

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
    Question sweep = about(QuestionKind::Sweep);
    const Question even = about(QuestionKind::BreakEven);
    const Question best = about(QuestionKind::Optimum);
    const auto values = planning::axisFor(sweep, "Traffic=1x,2x,4x", source);
    REQUIRE(values);
    CHECK_FALSE(planning::axisFor(even, "Traffic=1x,2x", source));
    CHECK(planning::axisFor(best, "Traffic=1x..2x", source));  // it is given values, see giveLevels()
    CHECK(planning::axisFor(even, "Traffic=1x..2x", source));
    CHECK_FALSE(planning::axisFor(sweep, "Trafic=1x", source));
    // Three values squared, two designs, five replications.
    CHECK(planning::runsFor(sweep, {*values, *values}, 2, 5) == 90U);
    CHECK(planning::runsFor(even, {}, 2, 5) == 160U);
    CHECK_FALSE(planning::runsFor(best, {*values}, 2, 5));
    // Samples take ranges, a screening nothing else; a grid takes none.
    CHECK_FALSE(planning::axisFor(sweep, "Traffic=1x..2x", source));
    sweep.method = planning::SweepMethod::LatinHypercube;
    sweep.count = 8;
    const auto range = planning::axisFor(sweep, "Traffic=1x..2x", source);
    REQUIRE(range);
    CHECK(planning::axisFor(sweep, "Traffic=1x,2x", source));
    CHECK(planning::runsFor(sweep, {*range, *range}, 1, 5) == 40U);
    sweep.method = planning::SweepMethod::Morris;
    CHECK_FALSE(planning::axisFor(sweep, "Traffic=1x,2x", source));
    CHECK(planning::runsFor(sweep, {*range, *range}, 1, 5) == 120U);  // 8 trajectories of 3 points
    // Three levels and every sixth of 24 months, in two designs.
    CHECK(planning::runsFor(about(QuestionKind::Growth), {}, 2, 5) == 70U);
}

TEST_CASE("levels of traffic are read as they are written", "[planning]") {
    CHECK(planning::parseFactors("1x, 3x,10").value() == std::vector<double>{1.0, 3.0, 10.0});
    for (const char* wrong : {"", "1x,", "heaps", "0x", "-1x", "2000x", "1x 2x", "nan"})
        CHECK_FALSE(planning::parseFactors(wrong));
}

TEST_CASE("growth, samples and a screening are questions as well", "[planning]") {
    Question question = about(QuestionKind::Growth);
    question.factors = "1x, 2x";
    question.months = 12;
    question.step = 12;
    const auto growth = answerTo<planning::Growth>(question, twoDesigns());
    REQUIRE(growth.points.size() == 3);
    CHECK(growth.points[1].label == "2x");
    CHECK(growth.points[2].label == "month 12");
    CHECK(growth.points[1].cost > growth.points[0].cost);
    question.factors = "many";
    CHECK(refusalOf(question).find("is not a multiple") != std::string::npos);
    question = about(QuestionKind::Sweep);
    question.vary = {"Traffic=1x..2x"};
    question.method = planning::SweepMethod::LatinHypercube;
    question.count = 3;
    CHECK(answerTo<planning::Sweep>(question, twoDesigns()).points.size() == 3);
    question.method = planning::SweepMethod::Morris;
    question.count = 2;
    const auto screened = answerTo<planning::Sweep>(question, twoDesigns());
    CHECK(screened.points.size() == 4);
    REQUIRE_FALSE(screened.sensitivities.empty());
    CHECK(screened.sensitivities.front().morris.has_value());
}

TEST_CASE("a sweep that is asked again goes on where it was", "[planning]") {
    const auto folder = std::filesystem::temp_directory_path() / "headroom_question_sweep";
    std::filesystem::remove_all(folder);
    Question question = about(QuestionKind::Sweep);
    question.vary = {"Traffic=1x,2x"};
    question.folder = folder;
    CHECK(answerTo<planning::Sweep>(question, twoDesigns()).reused == 0);
    question.vary = {"Traffic=1x,2x,3x"};
    CHECK(answerTo<planning::Sweep>(question, twoDesigns()).reused == 2);
    std::filesystem::remove_all(folder);
}
