// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_form.hpp"

#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QTest>

#include "gui/widgets/field_row.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using document::Node;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";

OutlineItem item(OutlineItem::Kind kind, const char* key, const char* type) {
    OutlineItem made;
    made.kind = kind;
    made.key = key;
    made.type = type;
    return made;
}

std::vector<FormSection> functionForm(std::size_t design = 0, const std::string& text = sample::sourceText()) {
    return formOf(ScenarioEdit(text, design),
                  item(OutlineItem::Kind::Resource, "ViewProduct", "AWS::Lambda::Function"));
}

const FormField& field(const std::vector<FormSection>& form, const std::string& pointer) {
    for (const FormSection& section : form) {
        for (const FormField& one : section.fields) {
            if (one.pointer == pointer) return one;
        }
    }
    FAIL("no field " << pointer);
    return form.front().fields.front();
}

base::FieldInfo info(base::FieldKind kind) {
    base::FieldInfo made{.name = "X", .label = "X"};
    made.kind = kind;
    return made;
}

/// What the file would say; the text of the problem when it is refused.
std::string parsed(const base::FieldInfo& info, const char* typed) {
    const FormField one{&info, "/X", {}, false, false, false};
    const auto value = parseField(one, typed, "");
    if (!value) return "refused: " + value.error().what;
    if (!*value) return "nothing";
    return (*value)->isString()   ? '"' + (*value)->asString() + '"'
           : (*value)->isNumber() ? (*value)->numberText()
                                  : "other";
}

}  // namespace

TEST_CASE("a form has every parameter of the Field tables, steps and nested ones in sections of their own") {
    const auto form = functionForm();
    CHECK(field(form, kMemory).value == "512");
    CHECK(field(form, kMemory).given);
    CHECK_FALSE(field(form, "/Resources/ViewProduct/Behavior/IdleLifetime").given);
    CHECK(field(form, "/Resources/ViewProduct/Properties/Architectures").value == "arm64");
    CHECK(field(form, "/Resources/ViewProduct/Properties/Architectures").listOfOne);
    CHECK(field(form, "/Resources/ViewProduct/Behavior/Steps/0/Compute/AtMemory").value == "1769");
    CHECK(field(form, "/Resources/ViewProduct/Behavior/Steps/1/Call/Target").value == "Products");
    const ScenarioEdit edit(sample::sourceText(), 1);
    const auto table = formOf(edit, item(OutlineItem::Kind::Resource, "Views", "AWS::DynamoDB::Table"));
    CHECK(field(table, "/Resources/Views/Properties/ProvisionedThroughput/WriteCapacityUnits").value == "150");
    CHECK(field(table, "/Resources/Views/Properties/BillingMode").differs);
    CHECK_FALSE(field(table, "/Resources/Views/Behavior/ItemSize").differs);
    const auto users = formOf(edit, item(OutlineItem::Kind::Workload, "Shoppers", "workload"));
    CHECK(field(users, "/Workloads/Shoppers/Arrivals/Diurnal/Mean").value == "120/s");
    CHECK(field(users, "/Workloads/Shoppers/Target").value == "Api");
}

TEST_CASE("units may stand apart or behind, percent is a probability, nonsense is refused by the Field's rule") {
    auto duration = info(base::FieldKind::Duration);
    CHECK(parsed(duration, "1500 ms") == "\"1500ms\"");
    CHECK(parsed(duration, " 1.5s ") == "\"1.5s\"");
    CHECK(parsed(duration, "").substr(0) == "nothing");
    CHECK(parsed(duration, "soon").starts_with("refused: "));
    CHECK(parsed(duration, "12").starts_with("refused: "));
    auto memory = info(base::FieldKind::Integer);
    memory.unit = "MB";
    memory.low = 128;
    memory.high = 10240;
    CHECK(parsed(memory, "1,769 MB") == "1769");
    CHECK(parsed(memory, "512") == "512");
    CHECK(parsed(memory, "64").find("128 to 10240") != std::string::npos);
    CHECK(parsed(memory, "1.5").starts_with("refused: "));
    CHECK(parsed(info(base::FieldKind::Probability), "5 %") == "0.05");
    CHECK(parsed(info(base::FieldKind::Probability), "2").starts_with("refused: "));
    const auto spread = info(base::FieldKind::DurationDistribution);
    CHECK(parsed(spread, R"({"LogNormal": {"Median": "6ms", "P99": "30ms"}})") == "other");
    CHECK(parsed(spread, R"({"LogNormal": {"Median": "6ms"}})").starts_with("refused: "));
    CHECK(parsed(spread, R"({"Uncertain": {"Low": "1ms", "Likely": "2ms", "High": "3ms"}})") == "other");
    CHECK(parsed(spread, "{ no json").starts_with("refused: "));
    CHECK(parsed(info(base::FieldKind::Rate), "120 / s") == "\"120/s\"");
}

TEST_CASE("a parameter that is a number in a unit of its own takes any unit that comes to such a number") {
    auto timeout = info(base::FieldKind::Integer);
    timeout.unit = "s";
    timeout.low = 1;
    timeout.high = 900;
    CHECK(parsed(timeout, "120") == "120");
    CHECK(parsed(timeout, "120 s") == "120");
    CHECK(parsed(timeout, "2m") == "120");
    CHECK(parsed(timeout, "2 min") == "120");
    CHECK(parsed(timeout, "2000ms") == "2");
    CHECK(parsed(timeout, "0.25 h") == "900");
    CHECK(parsed(timeout, "1500 ms") ==
          "refused: 1500 ms is 1.5 s, and only whole numbers of s are possible here: 1 s or 2 s");
    CHECK(parsed(timeout, "400 ms") ==
          "refused: 400 ms is 0.4 s, and only whole numbers of s are possible here: 1 s");  // 0 s is out of range
    CHECK(parsed(timeout, "1h").find("1 to 900") != std::string::npos);
    CHECK(parsed(timeout, "2 parsecs").find("is not a duration such as") != std::string::npos);
    CHECK(parsed(timeout, "2 GB").find("is not a duration such as") != std::string::npos);
    CHECK(parsed(timeout, "soon") == "refused: soon is not a number as it is written here, such as 1,769.5");
    auto memory = info(base::FieldKind::Integer);
    memory.unit = "MB";
    CHECK(parsed(memory, "1 GB") == "1024");
    CHECK(parsed(memory, "1.5GB") == "1536");
    CHECK(parsed(memory, "1 KB").find("0.0009765625 MB") != std::string::npos);
    CHECK(parsed(memory, "2m").find("is not a size such as") != std::string::npos);
    auto cool = info(base::FieldKind::Number);
    cool.unit = "s";
    CHECK(parsed(cool, "1500 ms") == "1.5");
    auto days = info(base::FieldKind::Integer);
    days.unit = "days";
    CHECK(parsed(days, "48h") == "2");
    auto rate = info(base::FieldKind::Number);
    rate.unit = "1/s";
    CHECK(parsed(rate, "90/min") == "1.5");
    CHECK(parsed(info(base::FieldKind::Integer), "2 s").starts_with("refused: "));  // it has no unit
}

TEST_CASE("what is typed is judged while typing and told when finished") {
    FieldForm form;
    form.show(functionForm(), "");
    form.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&form));
    std::vector<std::pair<std::string, Node>> told;
    int cleared = 0;
    QObject::connect(&form, &FieldForm::set, [&](const std::string& at, const Node& to) { told.emplace_back(at, to); });
    QObject::connect(&form, &FieldForm::cleared, [&] { ++cleared; });
    QLineEdit* memory = form.row(kMemory)->line();
    memory->setFocus();
    memory->selectAll();
    QTest::keyClicks(memory, "64");
    CHECK(memory->property("role") == "wrong");
    QTest::keyClick(memory, Qt::Key_Return);
    CHECK(told.empty());  // nonsense does not reach the document
    memory->selectAll();
    QTest::keyClicks(memory, "1024 MB");
    CHECK(memory->property("role") == "");
    QTest::keyClick(memory, Qt::Key_Return);
    REQUIRE(told.size() == 1);
    CHECK(told[0].first == kMemory);
    CHECK(told[0].second == Node::integer(1024));
    QTest::keyClicks(memory, "x");
    QTest::keyClick(memory, Qt::Key_Escape);
    CHECK(memory->text() == "1024");  // what was set last
    memory->selectAll();
    QTest::keyClick(memory, Qt::Key_Delete);
    QTest::keyClick(memory, Qt::Key_Return);
    CHECK(cleared == 1);
}

TEST_CASE("a choice is made from a list that names the default") {
    FieldForm form;
    form.show(functionForm(), "");
    std::vector<Node> told;
    QObject::connect(&form, &FieldForm::set, [&](const std::string&, const Node& to) { told.push_back(to); });
    QComboBox* box = form.row("/Resources/ViewProduct/Properties/Architectures")->box();
    REQUIRE(box->count() == 3);
    CHECK(box->itemText(0) == "x86_64 (default)");
    CHECK(box->currentText() == "arm64");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    REQUIRE(told.size() == 1);
    CHECK(told[0].isArray());
    CHECK(told[0].elements().front().asString() == "x86_64");
}

TEST_CASE("a choice that nothing has made says so") {
    FieldForm form;
    form.show(functionForm(), "");
    form.showAll(true);
    const QComboBox* box = form.row("/Resources/ViewProduct/Properties/SnapStart/ApplyOn")->box();
    CHECK(box->currentIndex() == -1);
    CHECK(box->placeholderText() == "not given");
}

TEST_CASE("a field keeps what is being typed while the others follow the document") {
    FieldForm form;
    form.show(functionForm(), "");
    form.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&form));
    FieldRow* memory = form.row(kMemory);
    memory->line()->setFocus();
    QTest::keyClick(memory->line(), Qt::Key_End);
    QTest::keyClicks(memory->line(), "0");
    CHECK(memory->isBeingEdited());
    auto changed =
        ScenarioEdit(sample::sourceText(), 0).set("/Resources/ViewProduct/Properties/Timeout", Node::integer(29));
    form.show(functionForm(0, *changed), "");
    CHECK(form.row(kMemory) == memory);
    CHECK(memory->line()->text() == "5120");
    CHECK(form.row("/Resources/ViewProduct/Properties/Timeout")->line()->text() == "29");
}

TEST_CASE("what a field refused stays in it, marked, while another one is changed") {
    FieldForm form;
    form.show(functionForm(), "");
    form.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&form));
    FieldRow* memory = form.row(kMemory);
    memory->line()->setFocus();
    memory->line()->selectAll();
    QTest::keyClicks(memory->line(), "64");
    FieldRow* timeout = form.row("/Resources/ViewProduct/Properties/Timeout");
    timeout->line()->setFocus();
    const ScenarioEdit before(sample::sourceText(), 0);
    auto changed = before.set("/Resources/ViewProduct/Properties/Timeout", Node::integer(29));
    form.show(functionForm(0, *changed), "");
    CHECK(memory->line()->text() == "64");
    CHECK(memory->line()->property("role") == "wrong");
    CHECK(timeout->line()->text() == "29");
    // What the document says of it by now is newer.
    changed = before.set(kMemory, Node::integer(1024));
    form.show(functionForm(0, *changed), "");
    CHECK(memory->line()->text() == "1024");
    CHECK(memory->line()->property("role") != "wrong");
    memory->line()->setFocus();
    memory->line()->selectAll();
    QTest::keyClicks(memory->line(), "64");
    timeout->line()->setFocus();
    form.forget();
    CHECK(memory->line()->text() == "1024");
}

TEST_CASE("what the file does not give is shown on request, guesses are marked") {
    FieldForm form;
    form.show(functionForm(), "");
    FieldRow* idle = form.row("/Resources/ViewProduct/Behavior/IdleLifetime");
    CHECK(idle->isHidden());
    CHECK_FALSE(form.row(kMemory)->isHidden());
    form.showAll(true);
    CHECK_FALSE(idle->isHidden());
    CHECK(helpOf(*idle->field().info).contains("Source: "));
    std::size_t guesses = 0;
    for (const FieldRow* row : form.findChildren<FieldRow*>()) guesses += row->field().info->guess ? 1U : 0U;
    CHECK(guesses > 0);
}

TEST_CASE("fields are made when they are shown, and the keyboard goes through them from top to bottom") {
    FieldForm form;
    form.show(functionForm(), "");
    form.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&form));
    const auto made = form.findChildren<FieldRow*>().size();
    CHECK(made < 20);
    const FieldRow* timeout = form.row("/Resources/ViewProduct/Properties/Timeout");
    CHECK(form.findChildren<FieldRow*>().size() == made);  // it was there
    form.showAll(true);
    CHECK(form.findChildren<FieldRow*>().size() > 2 * made);
    CHECK(form.row("/Resources/ViewProduct/Properties/Timeout") == timeout);
    form.adjustSize();
    form.layout()->activate();
    // Of a section, whose first field was there from the beginning.
    int before = -1;
    for (QWidget* at = form.row(kMemory)->line(); at != nullptr; at = at->nextInFocusChain()) {
        if (at == form.row("/Resources/ViewProduct/Behavior/IdleLifetime")->line()) break;
        if (qobject_cast<QLineEdit*>(at) == nullptr || !at->isVisible() || !form.isAncestorOf(at)) continue;
        const int top = at->mapTo(&form, QPoint()).y();
        CHECK(top >= before);
        before = top;
    }
    CHECK(before > 0);
    form.showAll(false);
    CHECK(form.row("/Resources/ViewProduct/Behavior/IdleLifetime")->isHidden());
}
