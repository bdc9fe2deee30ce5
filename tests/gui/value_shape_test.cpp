// SPDX-License-Identifier: GPL-3.0-or-later
// Values as ranges and distributions: shapes, their fields, what is dragged and typed.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "gui/items/density.hpp"
#include "gui/items/value_shape.hpp"
#include "gui/widgets/density_view.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/range_view.hpp"
#include "gui/widgets/shape_editor.hpp"
#include "scenarios/format/distribution_reader.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using document::Node;

namespace {

const std::string kDuration = "/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration";
const std::string kTimeout = "/Resources/ViewProduct/Properties/Timeout";

std::vector<FormSection> functionForm() {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Resource;
    item.key = "ViewProduct";
    item.type = "AWS::Lambda::Function";
    return formOf(ScenarioEdit(sample::sourceText(), 0), item);
}

base::FieldInfo info(base::FieldKind kind) {
    base::FieldInfo made{.name = "X", .label = "X"};
    made.kind = kind;
    return made;
}

/// A form that is shown, and what it has told.
struct Shown {
    Shown() {
        form.show(functionForm(), "");
        form.setVisible(true);
        REQUIRE(QTest::qWaitForWindowExposed(&form));
        QObject::connect(&form, &FieldForm::set, [this](const std::string& at, const Node& to) {
            pointer = at;
            value = to;
            ++told;
        });
    }
    FieldForm form;
    std::string pointer;
    Node value;
    int told = 0;
};

}  // namespace

TEST_CASE("a distribution's parameters are told apart, and written as they were") {
    const ValueShape log = shapeOf(R"({ "LogNormal": { "Median": "6ms", "P99": "30ms" } })");
    CHECK(log.name == "LogNormal");
    REQUIRE(log.parameters.size() == 2);
    CHECK(log.parameters[1] == std::pair(std::string("P99"), QString("30ms")));
    CHECK(textOf(log) == R"({ "LogNormal": { "Median": "6ms", "P99": "30ms" } })");
    CHECK(shapeOf("12ms").name.empty());
    CHECK(shapeOf("{ no json").name.empty());
    CHECK(shapeOf(R"({ "Ref": "Memory" })").name.empty());
    const ValueShape parts = shapeOf(R"({ "Mixture": [{ "Weight": 1, "Of": "6ms" }] })");
    CHECK(parts.name == "Mixture");
    CHECK(parts.parameters.empty());
    CHECK(shapeOf(R"({ "Empirical": { "File": "a.csv", "Column": "ms" } })").parameters.empty());
}

TEST_CASE("every distribution of the format but that of a file can be chosen, from anything, and is one") {
    for (const auto kind : {base::FieldKind::DurationDistribution, base::FieldKind::BytesDistribution}) {
        const auto field = info(kind);
        const bool bytes = kind == base::FieldKind::BytesDistribution;
        for (const char* start : {"", bytes ? "4KB" : "12ms", R"({ "Exponential": { "Mean": "%1" } })"}) {
            const QString value = QString(start).replace("%1", bytes ? "3KB" : "7ms");
            const FormField one{&field, "/X", value, true, false, false};
            for (const auto& form : format::distributionForms()) {
                if (form.name == "Empirical") continue;
                INFO(form.name << " of " << start);
                const auto text = reshaped(one, value, form.name, "");
                REQUIRE(text);
                const auto spread = distributionIn(one, *text, "");
                REQUIRE(spread);
                CHECK_FALSE(spread->isConstant());
                if (form.name == std::string_view("Regimes")) continue;
                const double middle = start[0] == '\0' ? (bytes ? 1024.0 : 0.01) : (bytes ? 3072.0 : 0.007);
                CHECK(densityOf(*spread)->p50 < middle * 4.0);
                CHECK(densityOf(*spread)->p50 > middle / 4.0);
            }
        }
    }
}

TEST_CASE("a range begins as the one value, and ends as its likeliest") {
    auto memory = info(base::FieldKind::Integer);
    memory.unit = "MB";
    const FormField one{&memory, "/X", "512", true, false, false};
    const auto range = reshaped(one, "512", ValueShape::kRange, "");
    REQUIRE(range);
    CHECK(*range == R"({ "Uncertain": { "Low": 512, "Likely": 512, "High": 512 } })");
    CHECK(*reshaped(one, R"({ "Uncertain": { "Low": 128, "Likely": 256, "High": 512 } })", "", "") == "256");
    CHECK(parseField(one, R"({ "Uncertain": { "Low": 128, "Likely": 256, "High": 512 } })", ""));
    for (const char* wrong : {R"({ "Uncertain": { "Low": 300, "Likely": 256, "High": 512 } })",
                              R"({ "Uncertain": { "Low": 128, "Likely": 256.5, "High": 512 } })",
                              R"({ "Uncertain": { "Low": 128, "High": 512 } })"})
        CHECK_FALSE(parseField(one, wrong, ""));
    const auto length = info(base::FieldKind::DurationDistribution);
    const FormField spread{&length, "/X", "", true, false, false};
    CHECK(parseField(spread, R"({ "Uncertain": { "Low": "1ms", "Likely": "2ms", "High": "4ms" } })", ""));
    CHECK_FALSE(parseField(spread, R"({ "Uncertain": { "Low": "1ms", "Likely": "2s", "High": "4ms" } })", ""));
    CHECK_FALSE(canBeRange(info(base::FieldKind::Choice)));
}

TEST_CASE("a parameter of a distribution is typed in its own field, with a preview, and nonsense stays there") {
    Shown shown;
    FieldRow* row = shown.form.row(kDuration);
    REQUIRE(row->shape() != nullptr);
    QLineEdit* high = row->shape()->parameter("P99");
    REQUIRE(high != nullptr);
    CHECK(high->text() == "30ms");
    CHECK_FALSE(row->line()->isVisible());
    auto* density = row->findChild<DensityView*>();
    REQUIRE(density->isVisible());
    const QString before = density->accessibleDescription();
    high->setFocus();
    high->selectAll();
    QTest::keyClicks(high, "1 ms");  // below the median
    CHECK(high->property("role") == "wrong");
    QTest::keyClick(high, Qt::Key_Return);
    CHECK(shown.told == 0);
    row->shape()->parameter("Median")->setFocus();
    CHECK(high->property("role") == "wrong");  // also once it is left
    CHECK(row->shape()->parameter("Median")->property("role") != "wrong");
    high->setFocus();
    QTest::keyClick(high, Qt::Key_Escape);
    CHECK(high->text() == "30ms");
    high->selectAll();
    QTest::keyClicks(high, "60 ms");
    CHECK(density->accessibleDescription() != before);  // while it is typed
    QTest::keyClick(high, Qt::Key_Return);
    REQUIRE(shown.told == 1);
    CHECK(shown.value.find("LogNormal")->find("P99")->asString() == "60ms");
    CHECK_FALSE(row->isBeingEdited());
}

TEST_CASE("a distribution is chosen from a list") {
    Shown shown;
    ShapeEditor* shape = shown.form.row(kDuration)->shape();
    QComboBox* box = shape->shapes();
    CHECK(box->currentText() == "LogNormal");
    box->setCurrentIndex(box->findData("Gamma"));
    emit box->activated(box->currentIndex());
    REQUIRE(shown.told == 1);
    CHECK(shown.value.find("Gamma")->find("Mean")->asString() == "6ms");
    CHECK(shape->parameter("CV")->text() == "0.5");
    box->setCurrentIndex(box->findData(""));
    emit box->activated(box->currentIndex());
    CHECK(shown.value.isString());
    CHECK(shown.form.row(kDuration)->line()->isVisible());
}

TEST_CASE("a number becomes a range by its button, which is dragged and typed") {
    Shown shown;
    FieldRow* row = shown.form.row(kTimeout);
    QPushButton* range = nullptr;
    for (QPushButton* button : row->findChildren<QPushButton*>()) {
        if (button->accessibleName() == "Timeout: range") range = button;
    }
    REQUIRE(range != nullptr);
    QTest::mouseClick(range, Qt::LeftButton);
    REQUIRE(shown.told == 1);
    CHECK(shown.value.find("Uncertain")->find("Likely")->asInteger() == 10);
    CHECK(range->accessibleName() == "Timeout: one value");
    QLineEdit* high = row->shape()->parameter("High");
    high->setFocus();
    high->selectAll();
    QTest::keyClicks(high, "30");
    QTest::keyClick(high, Qt::Key_Return);
    CHECK(shown.value.find("Uncertain")->find("High")->asInteger() == 30);
    auto* view = row->findChild<RangeView*>();
    REQUIRE(view->isVisible());
    const int y = view->height() - 10;
    const auto place = [&](double value) { return QPoint(static_cast<int>(view->placeOf(value)), y); };
    QTest::mousePress(view, Qt::LeftButton, {}, place(30.0));
    const QPoint target = place(25.0);
    QTest::mouseMove(view, target);
    QTest::mouseRelease(view, Qt::LeftButton, {}, target);
    CHECK(std::abs(*shown.value.find("Uncertain")->find("High")->asInteger() - 25) <= 1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_1);
    QTest::keyClick(view, Qt::Key_Left);
    CHECK(*shown.value.find("Uncertain")->find("Low")->asInteger() <= 10);
    QTest::mouseClick(range, Qt::LeftButton);
    CHECK(shown.value == Node::integer(10));
}
