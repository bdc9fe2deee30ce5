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
#include "tests/gui/function_form.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using document::Node;

namespace {

const std::string kDuration = "/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration";
const std::string kTimeout = "/Resources/ViewProduct/Properties/Timeout";

base::FieldInfo info(base::FieldKind kind) {
    base::FieldInfo made{.name = "X", .label = "X"};
    made.kind = kind;
    return made;
}

/// A form that is shown, and what it has told.
struct Shown {
    explicit Shown(const std::string& text = sample::sourceText()) {
        form.show(sample::functionForm(text), "");
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

TEST_CASE("a range inside a distribution's parameter is told as a range, and written as it was") {
    const QString text = R"({ "LogNormal": { "Mean": { "Uncertain": { "Low": "5ms", "Likely": "25ms", "High": "150ms" )"
                         R"(} }, "CV": 1 } })";
    const ValueShape shape = shapeOf(text);
    CHECK(shape.name == "LogNormal");
    REQUIRE(shape.parameters.size() == 4);
    CHECK(shape.parameters[1] == std::pair(std::string("Mean/Likely"), QString("25ms")));
    CHECK(shape.parameters[3] == std::pair(std::string("CV"), QString("1")));
    CHECK(textOf(shape) == text);
    CHECK(rangesOf(shape) == std::vector<std::size_t>{0});
    CHECK(textOf(turned(shape, "Mean")) == R"({ "LogNormal": { "Mean": "25ms", "CV": 1 } })");
    CHECK(textOf(turned(turned(shape, "Mean"), "CV")) ==
          R"({ "LogNormal": { "Mean": "25ms", "CV": { "Uncertain": { "Low": 1, "Likely": 1, "High": 1 } } } })");
    const auto length = info(base::FieldKind::DurationDistribution);
    const FormField one{&length, "/X", text, true, false, false};
    const auto values = rangeIn(one, shape, "", 0);
    REQUIRE(values);
    CHECK((*values)[0] == 0.005);
    CHECK((*values)[2] == 0.15);
    CHECK_FALSE(rangeIn(one, shape, "", 1));
    // The preview is of the likeliest.
    REQUIRE(distributionIn(one, text, ""));
    CHECK(std::abs(distributionIn(one, text, "")->mean() - 0.025) < 1e-6);
    // What is known of its mean stays: as a range of its own, and as another distribution's.
    CHECK(*reshaped(one, text, ValueShape::kRange, "") ==
          R"({ "Uncertain": { "Low": "5ms", "Likely": "25ms", "High": "150ms" } })");
    CHECK(shapeOf(*reshaped(one, text, "Exponential", "")).parameters[2] ==
          std::pair(std::string("Mean/High"), QString("150ms")));
}

TEST_CASE("a distribution with a range inside is right with all of it at its bounds, or refused as the file would be") {
    const auto length = info(base::FieldKind::DurationDistribution);
    const FormField one{&length, "/X", {}, true, false, false};
    const auto parsed = [&](const char* low, const char* likely, const char* high) {
        return parseField(one,
                          QStringLiteral("{\"LogNormal\":{\"Median\":{\"Uncertain\":{\"Low\":\"%1\",\"Likely\":\"%2\","
                                         "\"High\":\"%3\"}},\"P99\":\"30ms\"}}")
                              .arg(low, likely, high),
                          "");
    };
    CHECK(parsed("2ms", "6ms", "20ms"));
    CHECK_FALSE(parsed("7ms", "6ms", "20ms"));
    CHECK_FALSE(parsed("2ms", "6ms", "much"));
    CHECK_FALSE(parsed("2ms", "6ms", "0.02s"));
    const auto beyond = parsed("2ms", "6ms", "40ms");  // above the 99th percentile
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().what.ends_with("(with the range at High)"));
}

TEST_CASE("a range inside a distribution is edited in fields of its own, dragged, and made one value again") {
    std::string text = sample::sourceText();
    const std::string plain = R"("Median": "6ms")";
    REQUIRE(text.find(plain) != std::string::npos);
    text.replace(text.find(plain), plain.size(),
                 R"("Median": { "Uncertain": { "Low": "4ms", "Likely": "6ms", "High": "12ms" } })");
    Shown shown(text);
    FieldRow* row = shown.form.row(kDuration);
    REQUIRE(row->shape() != nullptr);
    CHECK_FALSE(row->line()->isVisible());  // where the raw text would stand
    CHECK(row->shape()->shapes()->currentText() == "LogNormal");
    QLineEdit* high = row->shape()->parameter("Median/High");
    REQUIRE(high != nullptr);
    CHECK(high->isVisible());
    CHECK(high->text() == "12ms");
    CHECK(high->accessibleName() == "Duration Median High");
    CHECK(row->findChild<DensityView*>()->isVisible());
    REQUIRE(row->findChild<RangeView*>() != nullptr);
    CHECK(row->findChild<RangeView*>()->isVisible());
    high->setFocus();
    high->selectAll();
    QTest::keyClicks(high, "3ms");  // below the likeliest
    CHECK(high->property("role") == "wrong");
    QTest::keyClick(high, Qt::Key_Return);
    CHECK(shown.told == 0);
    QTest::keyClick(high, Qt::Key_Escape);
    CHECK(high->text() == "12ms");
    high->selectAll();
    QTest::keyClicks(high, "16 ms");
    QTest::keyClick(high, Qt::Key_Return);
    REQUIRE(shown.told == 1);
    const Node* median = shown.value.find("LogNormal")->find("Median")->find("Uncertain");
    CHECK(median->find("High")->asString() == "16ms");
    CHECK(median->find("Low")->asString() == "4ms");

    const auto turn = [&](const QString& name) {
        for (QPushButton* button : row->shape()->findChildren<QPushButton*>()) {
            if (button->accessibleName() != name) continue;
            QTest::mouseClick(button, Qt::LeftButton);
            return QTest::qWaitFor([&, before = shown.told] { return shown.told > before; }, 2000);
        }
        return false;
    };
    REQUIRE(turn("Duration Median: one value"));
    CHECK(shown.value.find("LogNormal")->find("Median")->asString() == "6ms");
    CHECK(row->shape()->parameter("Median")->text() == "6ms");
    REQUIRE(turn("Duration P99: range"));
    CHECK(row->shape()->parameter("P99/Low")->text() == "30ms");
    CHECK(shown.value.find("LogNormal")->find("P99")->find("Uncertain")->find("Likely")->asString() == "30ms");
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
