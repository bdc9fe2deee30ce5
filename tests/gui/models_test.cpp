// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>

#include "gui/items/assumption_model.hpp"
#include "gui/items/bill_model.hpp"
#include "gui/items/outline_model.hpp"
#include "gui/items/problem_model.hpp"
#include "scenarios/format/assumptions.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Fatal aborts the program on the first wrong answer of a model; the other modes pass silently inside Catch.
constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QString cell(const QAbstractItemModel& model, int row, int column, const QModelIndex& parent = {}) {
    return model.index(row, column, parent).data().toString().replace(QChar(0x00a0), u' ');
}

}  // namespace

TEST_CASE("the problem model says place and text of each problem") {
    ProblemModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setRows(sample::problems("/tmp/x/shop.json"));
    REQUIRE(model.rowCount() == 4);
    CHECK(cell(model, 0, 0) == "Error");
    CHECK(cell(model, 1, 1) == "shop.json:15:31");
    CHECK(cell(model, 1, 2).contains("did you mean \"Views\""));
    CHECK(problemSummary(model.rows()) == "2 errors, 1 warning, 1 note");
    CHECK(problemSummary({}) == "No problems");
    model.setRows({});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("guesses of several designs are counted as a result lists them: each path and value once") {
    std::vector<format::Design> designs(2);
    designs[0].assumptions = {{"/a", "1", "", true}, {"/b", "2", "", true}, {"/c", "3", "a source", false}};
    designs[1].assumptions = {{"/a", "1", "", true}, {"/b", "5", "", true}, {"/d", "4", "", true}};
    const auto all = format::assumptionsOf(designs);
    CHECK(all.size() == 5);
    CHECK(guessSummary(all) == "4 guesses");
}

TEST_CASE("the assumption model tells guesses from defaults") {
    AssumptionModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setRows(sample::scenario().designs.front().assumptions);
    CHECK(model.rowCount() == 3);
    CHECK(cell(model, 0, 0) == "Guess");
    CHECK(cell(model, 2, 0) == "Default");
    CHECK(guessSummary(model.rows()) == "2 guesses");
}

TEST_CASE("the outline has five sections and marks objectives after a run") {
    OutlineModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    Outline outline = outlineOf(sample::scenario(), 1);
    model.setSections(outline.sections);
    REQUIRE(model.rowCount() == 5);
    CHECK(cell(model, 0, 0) == "RESOURCES");
    CHECK(cell(model, 4, 0) == "SCENARIO");
    const QModelIndex resources = model.index(0, 0);
    REQUIRE(model.rowCount(resources) == 4);
    CHECK(cell(model, 1, 0, resources) == "ViewProduct");
    CHECK(model.index(1, 0, resources).data(OutlineModel::DetailRole) == "Lambda");
    CHECK(model.index(0, 0, model.index(1, 0)).data(OutlineModel::DetailRole) == "120/s diurnal");
    CHECK(model.index(0, 0, model.index(2, 0)).data(OutlineModel::DetailRole) == "base");

    markObjectives(outline, sample::result().designs[1]);
    model.setSections(outline.sections);
    const QModelIndex objectives = model.index(3, 0);
    CHECK(model.index(0, 0, objectives).data(OutlineModel::DetailRole) == "met");
    CHECK(model.index(1, 0, objectives).data(OutlineModel::DetailRole) == "missed");
    CHECK(model.index(1, 0, objectives).data(OutlineModel::MoodRole).toInt() == static_cast<int>(Mood::Bad));
    CHECK(model.find(OutlineItem::Kind::Resource, "Views").row() == 3);
    CHECK_FALSE(model.find(OutlineItem::Kind::Design, "Views").isValid());
}

TEST_CASE("the bill groups lines by service, the dearest first, and its shares add up") {
    BillModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    const pricing::Bill bill = sample::result().designs.front().cost.bill;
    model.setTree(billSections(bill), {});
    REQUIRE(model.rowCount() == 5);
    CHECK(cell(model, 0, BillModel::NameColumn) == "Amazon API Gateway");
    CHECK(cell(model, 0, BillModel::AmountColumn) == "$313.86");
    double shares = 0.0;
    pricing::Money sum;
    for (const BillSection& section : model.sections()) {
        shares += section.share;
        sum = pricing::sum(sum, section.perMonth).value();
        pricing::Money lines;
        for (const auto& line : section.items) lines = pricing::sum(lines, line.perMonth).value();
        CHECK(lines == section.perMonth);
    }
    CHECK(shares == Approx(1.0));
    CHECK(sum == bill.total);
    // Of DynamoDB the writes are dearest: they come before the reads.
    const QModelIndex dynamo = model.index(1, 0);
    CHECK(cell(model, 0, BillModel::NameColumn, dynamo) == "Views");
    CHECK(cell(model, 0, BillModel::RateColumn, dynamo) == "$0.000000625");
    CHECK(cell(model, 0, BillModel::QuantityColumn, dynamo) == "315 M");
}

TEST_CASE("a share too small for the column is shown as such") {
    BillModel model;
    pricing::Bill bill;
    bill.lines = {sample::result().designs.front().cost.bill.lines.front(),
                  sample::result().designs.front().cost.bill.lines.front()};
    bill.lines[0].perMonth = pricing::Money::fromNanos(6'258'000'000'000);
    bill.lines[1].perMonth = pricing::Money::fromNanos(20'000'000);
    bill.total = pricing::sum(bill.lines[0].perMonth, bill.lines[1].perMonth).value();
    model.setTree(billSections(bill), {});
    const QModelIndex service = model.index(0, 0);
    CHECK(cell(model, 1, BillModel::ShareColumn, service) == "< 0.01 %");
}

TEST_CASE("what is not priced says why and is never a zero") {
    NotPricedModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setRows(sample::result().designs.front().cost.bill.notPriced);
    REQUIRE(model.rowCount() == 1);
    CHECK(cell(model, 0, 2) == "depends on usage");
}
