// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of planning as the window says them: names of forms, signs and numbers of its charts, its language.
#include "gui/items/answer_words.hpp"

#include <QRegularExpression>

#include <array>

#include "gui/format.hpp"
#include "gui/items/assumption_model.hpp"
#include "gui/items/bill_model.hpp"
#include "gui/items/place_name.hpp"
#include "gui/items/plan_shown.hpp"
#include "gui/translated.hpp"
#include "report/planning_text.hpp"
#include "scenarios/checking/verdict.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using planning::Question;
using planning::QuestionKind;

namespace {

QString plain(QString text) { return text.replace(QChar(0x00a0), u' '); }

report::StudyDocument answerOf(QuestionKind kind) {
    Question question;
    question.kind = kind;
    question.design = "on-demand";
    question.against = "provisioned, scaled";
    if (kind == QuestionKind::Sweep) question.vary = {"Traffic=1x", "/Resources/ViewProduct/Properties/MemorySize=1"};
    return shownOf(sample::answerTo(question)).document;
}

constexpr std::array kKinds{QuestionKind::BreakingPoint, QuestionKind::BreakEven, QuestionKind::Inputs,
                            QuestionKind::Sweep,         QuestionKind::Optimum,   QuestionKind::Growth};

/// Every text of an answer.
QStringList textsOf(const report::StudyDocument& document) {
    QStringList all{say::text(document.heading)};
    for (const auto& part : document.parts) {
        all << say::text(part.title);
        for (const auto& row : part.table) {
            for (const auto& cell : row) all << say::text(cell);
        }
        for (const auto& line : part.lines) all << say::text(line);
    }
    return all;
}

}  // namespace

TEST_CASE("a place has the names of its form, counted from 1") {
    CHECK(placeName("/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration") ==
          "ViewProduct, step 1: Compute Duration");
    CHECK(placeName("/Resources/Work/Behavior/Steps/1/Repeat/Steps/0/Call/ItemSize") ==
          "Work, step 2 Repeat, step 1: Call ItemSize");
    CHECK(placeName("/Resources/Views/Behavior/ItemSize") == "Views: ItemSize");
    CHECK(placeName("/Resources/ViewProduct/Properties/MemorySize") == "ViewProduct: MemorySize");
    CHECK(placeName("/Resources/Api/Routes/GET ~1a~1{id}/Timeout") == "Api: Routes GET /a/{id} Timeout");
    CHECK(placeName("/Workloads/Shoppers/Mix/1/Weight") == "Shoppers, Mix 2: Weight");
    CHECK(placeName("/Parameters/Memory") == "Memory");
    CHECK(placeName("/Simulation/Duration") == "Simulation: Duration");
    CHECK(placeName("Traffic") == "Traffic");
    CHECK(placeName("Memory") == "Memory");
    CHECK(withPlaceNames("p99 over /Resources/Views/Behavior/ItemSize, here") == "p99 over Views: ItemSize, here");
    CHECK(withPlaceNames("of GET /products/{id} and a/Resources/b") == "of GET /products/{id} and a/Resources/b");
}

TEST_CASE("figures have a minus, groups of thousands and a space before their unit") {
    CHECK(spoken::figure("-$32.55 ± $1.00") == QString::fromUtf8("−$32.55 ± $1.00"));
    CHECK(spoken::figure("2501") == "2,501");
    CHECK(plain(spoken::figure("0.6KB")) == "0.6 KB");
    CHECK(plain(spoken::figure("850 us")) == QString::fromUtf8("850 µs"));
    CHECK(plain(spoken::figure("4ms")) == "4 ms");
    CHECK(spoken::figure("8.9x") == "8.9x");
    CHECK(spoken::value("Traffic", "0.5") == "0.5x");
    CHECK(spoken::value("Memory", "1024") == "1,024");
    CHECK(spoken::value("/Resources/F/Properties/Architectures", "arm64") == "arm64");
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(spoken::figure("-$1,032.55") == QString::fromUtf8("−$1.032,55"));
    CHECK(spoken::text("nodejs22.x") == "nodejs22.x");
}

TEST_CASE("an answer shows no pointer, no hyphen for a minus and no <=") {
    static const QRegularExpression wrong(QStringLiteral(R"(/Resources/|<=|(^|[ (])-[$\d])"));
    for (const QuestionKind kind : kKinds) {
        for (const QString& text : textsOf(answerOf(kind))) {
            INFO(text.toStdString());
            CHECK_FALSE(wrong.match(text).hasMatch());
        }
    }
    const auto inputs = answerOf(QuestionKind::Inputs);
    CHECK(plain(say::text(inputs.parts.front().lines.front())) ==
          "Views: ItemSize makes 72 % of the spread in cost over the uncertain inputs: $612.00 a month at 0.6 KB, "
          "$861.00 at 1.8 KB");
}

TEST_CASE("words above columns begin with a capital, names of designs stay as they are") {
    const auto crossing = answerOf(QuestionKind::BreakEven);
    const auto& table = crossing.parts.front().table;
    CHECK(table.front() == std::vector<std::string>{"Traffic", "on-demand", "provisioned, scaled", "Difference"});
    CHECK(table.at(1).front() == "0.1x");
    CHECK(table.back().front() == "1x (today)");
    const auto sweep = answerOf(QuestionKind::Sweep);
    CHECK(sweep.parts.front().table.front().at(2) == "ViewProduct: MemorySize");
    CHECK(answerOf(QuestionKind::BreakingPoint).parts.at(2).table.front().at(1) == "Peak");
}

TEST_CASE("every text that an answer is made of is translated") {
    const sample::Spoken indonesian(Language::Indonesian);
    for (const char* key : spoken::answerTexts()) {
        INFO(key);
        CHECK(gui::tr(key) != QString::fromUtf8(key));
    }
}

TEST_CASE("a design that cannot last is told in Indonesian, with its numbers") {
    const sample::Spoken indonesian(Language::Indonesian);
    const QString said = spoken::text(
        "cannot last: Items uses 16 write units a second of 14 provisioned, which a burst bucket pays for only so "
        "long");
    CHECK(said.startsWith(gui::tr("cannot last")));
    CHECK(said.contains(QStringLiteral("16 unit tulis")));
    CHECK_FALSE(said.contains(QStringLiteral("burst bucket")));
}

TEST_CASE("why designs of other batches do not compare is told in Indonesian") {
    const sample::Spoken indonesian(Language::Indonesian);
    const QString said = spoken::text(
        "Reads hands Work batches of up to 1 in \"small\" and 10 in \"large\", and the function does the same in both: "
        "its Behavior is of a batch, whatever it holds, so that a record costs less work where batches are larger; "
        "write what a batch does into its Steps (Repeat for what each record takes)");
    CHECK(said.startsWith(QStringLiteral("Reads memberi Work kelompok")));
    CHECK(said.contains(QStringLiteral("large")));
    CHECK_FALSE(said.contains(QStringLiteral("whatever it holds")));
}

TEST_CASE("in Indonesian an answer's sentences and headings are Indonesian") {
    for (const QuestionKind kind : kKinds) {
        const auto english = answerOf(kind);
        const sample::Spoken indonesian(Language::Indonesian);
        const auto said = answerOf(kind);
        REQUIRE(said.parts.size() == english.parts.size());
        for (std::size_t i = 0; i < said.parts.size(); ++i) {
            INFO(english.parts[i].title);
            if (!english.parts[i].title.empty()) CHECK(said.parts[i].title != english.parts[i].title);
            for (std::size_t line = 0; line < said.parts[i].lines.size(); ++line) {
                if (english.parts[i].lines[line] == "nothing that is left can be lifted") continue;  // of the sample
                CHECK(said.parts[i].lines[line] != english.parts[i].lines[line]);
            }
        }
    }
    const sample::Spoken indonesian(Language::Indonesian);
    const auto found = answerOf(QuestionKind::BreakingPoint);
    CHECK(say::text(found.parts.front().lines.front()).contains("1,34x"));
    CHECK(say::text(found.parts.front().lines.front()).contains("Views"));
}

TEST_CASE("what designs leave undone is told in Indonesian") {
    planning::Optimum study;
    study.scenario = "Shop";
    study.best.emplace();
    study.best->undone = {"Orders", 0.02, 0.0};
    study.best->warnings = {"Flow: 12 executions were under way at the end"};
    planning::Contender refusing;
    refusing.undone = {"Orders", 0.938, 0.93};
    study.others = {refusing};
    const report::StudyDocument english = report::documentOf(study);
    const sample::Spoken indonesian(Language::Indonesian);
    const report::StudyDocument said = spoken::document(english);
    CHECK(said.heading != english.heading);
    CHECK(said.parts.front().table.back().front() != english.parts.front().table.back().front());
    for (std::size_t i = 0; i < english.parts.front().lines.size(); ++i) {
        INFO(english.parts.front().lines[i]);
        CHECK(said.parts.front().lines[i] != english.parts.front().lines[i]);
    }
    CHECK(plain(spoken::text("93.80 % of the requests of Orders fail")) == "93,80 % dari permintaan Orders gagal");
    CHECK(plain(spoken::text("misses cost <= $80 / month")) == "tidak memenuhi biaya ≤ $80 / bulan");
}

TEST_CASE("objectives as the format's reader writes them are said in Indonesian") {
    const sample::Spoken indonesian(Language::Indonesian);
    const auto loaded = format::loadScenario("scenarios/gallery/product_catalogue.json");
    REQUIRE(loaded.scenario);
    QStringList said;
    for (const format::Objective& objective : loaded.scenario->designs[0].objectives)
        said << plain(spoken::text(objective.text));
    CHECK(said.join("; ").toStdString() ==
          "p99 dari Api ≤ 250 ms; p99 dari Api dalam 5 min ≤ 400 ms; galat dari Shoppers ≤ 0,1 %; "
          "biaya ≤ $900 / bulan");
}

TEST_CASE("why a line has no price is told in the language") {
    const pricing::NotPriced line{"Cache",      "AmazonDAX", "NodeUsage:dax.r7i.large",      "eu-west-1",
                                  std::nullopt, "",          "no sourced price in eu-west-1"};
    CHECK(NotPricedColumns::reason(line) == "no sourced price in eu-west-1");
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(NotPricedColumns::reason(line) == "tidak ada harga bersumber di eu-west-1");
    CHECK(spoken::text("no sourced price in eu-west-1 on 2026-01-05: the first is known from 2026-02-01") ==
          "tidak ada harga bersumber di eu-west-1 pada 2026-01-05: yang pertama diketahui sejak 2026-02-01");
}

TEST_CASE("a bare number has the unit that the format gives it") {
    const std::string memory = "/Resources/ViewProduct/Behavior/Steps/0/Compute/AtMemory";
    CHECK(plain(AssumptionColumns::value({memory, "1769", "AWS", true})) == "1769 MB");
    CHECK(plain(AssumptionColumns::value({memory, "2 GB", "AWS", true})) == "2 GB");
    // A year is no count, and no date when something was taken.
    CHECK(AssumptionColumns::value({"/Resources/F/Behavior/IdleLifetime", "2021", "", true}) == "as measured in 2021");
    CHECK(AssumptionColumns::value({"/Resources/F/Behavior/Lifetime", "2h", "", true}) == "2h");
    CHECK(plain(spoken::value("/Resources/ViewProduct/Properties/MemorySize", "512")) == "512 MB");
    CHECK(plain(spoken::value("/Workloads/Shoppers/Arrivals/Poisson/Rate", "5/s")) == "5/s");
    CHECK(spoken::value("Traffic", "2") == "2x");
    CHECK(spoken::value("Memory", "512") == "512");          // a parameter is of whatever refers to it
    CHECK(unitAt("/Workloads/Shoppers/Timeout").isEmpty());  // seconds of a function, a duration of a workload
}

TEST_CASE("every verdict of a check is said in the language of the window") {
    checking::Comparison off;
    checking::Row row;
    row.resource = "ViewProduct";
    row.metric = "Duration";
    row.statistic = "p99";
    row.all = checking::Figure{0.1, 0.15, 0.01};
    off.rows.push_back(row);
    checking::Comparison near = off;
    near.rows[0].all = checking::Figure{0.1, 0.11, 0.0};
    checking::Comparison heldOut = near;
    heldOut.rows[0].heldOut = near.rows[0].all;
    heldOut.heldOutFrom = 0;
    checking::Comparison fed = near;
    fed.rows[0].fed = true;
    std::vector<std::string> all;
    for (const auto& one : {checking::Comparison{}, off, near, heldOut, fed}) {
        for (const auto seen : {checking::Seen::No, checking::Seen::Unknown, checking::Seen::Yes})
            all.push_back(checking::judge(one, seen).text);
    }
    const sample::Spoken indonesian(Language::Indonesian);
    for (const std::string& english : all) {
        INFO(english);
        const QString said = spoken::text(english);
        CHECK(said != say::text(english));
        CHECK_FALSE(said.contains(QRegularExpression("within|calibrated|validated|compared")));
    }
    CHECK(plain(spoken::text(all[3])) == "tidak tervalidasi: ViewProduct Duration p99 meleset 40,0 %");
}
