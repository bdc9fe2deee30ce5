// SPDX-License-Identifier: GPL-3.0-or-later
// Nonsense stays in its field and out of the document; files that forms cannot change say why; numbers are typed as the
// language writes them.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "gui/edit_trial.hpp"
#include "gui/format.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/read_only.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "model/base/in_quotes.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kRuntime = "/Resources/ViewProduct/Properties/Runtime";
constexpr const char* kZone = "/Workloads/Shoppers/TimeZone";

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

QLineEdit& line(Window& window, OutlineItem::Kind kind, const char* key, const char* pointer) {
    part<OutlineView>(window).choose(kind, key);
    FieldForm* form = part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    REQUIRE(form->row(pointer) != nullptr);
    REQUIRE(form->row(pointer)->line() != nullptr);
    return *form->row(pointer)->line();
}

void type(QLineEdit& line, const QString& text) {
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, text);
    QTest::keyClick(&line, Qt::Key_Return);
}

std::string parsed(const base::FieldInfo& info, const QString& typed) {
    const FormField one{&info, "/X", {}, false, false, false};
    const auto value = parseField(one, typed, "");
    if (!value) return "refused";
    return writtenText(**value).toStdString();
}

}  // namespace

TEST_CASE("what is wrong with a word is found however long it is, and told short") {
    const std::string word = GENERATE(std::string(5'000, 'x'), std::string("xxx\tx"));
    format::LoadedScenario loaded;
    document::Problem problem;
    problem.pointer = "/Resources/ViewProduct/Behavior/Init";
    problem.text = "no measured INIT for runtime " + base::inQuotes(word) + ": give Init";
    loaded.problems = {problem};
    const QString why = troubleAt(loaded, kRuntime, word);
    CHECK(why.startsWith("no measured INIT for runtime \"xxx"));
    CHECK(why.endsWith("give Init"));
    CHECK(why.size() < 200);
    CHECK(why.contains(say::text(document::quoted(word))));
    CHECK(troubleAt(loaded, kRuntime, "nodejs22.x").isEmpty());
    problem.severity = document::Severity::Warning;
    loaded.problems = {problem};
    CHECK(troubleAt(loaded, kRuntime, word).isEmpty());
}

TEST_CASE("a word that nothing knows is marked at its field, and the document stays") {
    sample::Window window;
    open(window);
    QLineEdit& runtime = line(window, OutlineItem::Kind::Resource, "ViewProduct", kRuntime);
    type(runtime, "nonsense-7");
    REQUIRE(QTest::qWaitFor([&] { return runtime.property("role") == "wrong"; }));
    CHECK(source(window) == QString::fromStdString(sourceText()));
    CHECK_FALSE(window->isWindowModified());
    QWidget* row = runtime.parentWidget();
    CHECK(says(*row, "nonsense-7"));
    QTest::keyClicks(&runtime, "x");  // typing on takes the mark away
    CHECK(runtime.property("role") == "");
    type(runtime, "python3.12");
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("\"Runtime\": \"python3.12\""); }));
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == QString::fromStdString(sourceText()));
}

TEST_CASE("what was typed just before a save is tried out first") {
    sample::Window window;
    open(window);
    type(line(window, OutlineItem::Kind::Resource, "ViewProduct", "/Resources/ViewProduct/Properties/MemorySize"),
         "1024");
    QLineEdit& runtime = line(window, OutlineItem::Kind::Resource, "ViewProduct", kRuntime);
    type(runtime, "nonsense-7");
    type(runtime, "python3.12");  // before the first is answered
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return source(window).contains("python3.12"); }));
    QTest::qWait(50);
    CHECK_FALSE(source(window).contains("nonsense"));
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("what is still being typed at a save is tried out like anything else") {
    sample::Window window;
    open(window);
    type(line(window, OutlineItem::Kind::Resource, "ViewProduct", "/Resources/ViewProduct/Properties/MemorySize"),
         "1024");
    QLineEdit& runtime = line(window, OutlineItem::Kind::Resource, "ViewProduct", kRuntime);
    runtime.setFocus();
    runtime.selectAll();
    QTest::keyClicks(&runtime, "nonsense-7");  // no Return: the shortcut does not take the keyboard away
    QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return !window->isWindowModified(); }));
    CHECK(source(window).contains("1024"));
    CHECK_FALSE(source(window).contains("nonsense"));
    CHECK(runtime.property("role") == "wrong");
    CHECK(runtime.text() == "nonsense-7");
}

TEST_CASE("a time zone is typed, and one that there is none of marked at once") {
    sample::Window window;
    open(window);
    QLineEdit& zone = line(window, OutlineItem::Kind::Workload, "Shoppers", kZone);
    CHECK(zone.text() == "America/New_York");
    type(zone, "Mars/Olympus");
    CHECK(zone.property("role") == "wrong");
    CHECK(source(window) == QString::fromStdString(sourceText()));
    type(zone, "Asia/Jakarta");
    CHECK(source(window).contains("Asia/Jakarta"));
}

TEST_CASE("a reference to a parameter that there is none of is refused like any other nonsense") {
    sample::Window window;
    open(window);
    constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";
    QLineEdit& memory = line(window, OutlineItem::Kind::Resource, "ViewProduct", kMemory);
    type(memory, R"({ "Ref": "Nothing" })");
    REQUIRE(QTest::qWaitFor([&] { return memory.property("role") == "wrong"; }));
    CHECK(source(window) == QString::fromStdString(sourceText()));
}

TEST_CASE("trials are answered in the order they were asked, and those who wait hear of the last") {
    EditTrial trial([](const std::string& text, const std::filesystem::path&) {
        format::LoadedScenario loaded;
        if (text == "bad") loaded.problems.push_back({document::Severity::Error, "", {1, 1}, "/a/b", "is wrong"});
        return loaded;
    });
    QStringList heard;
    for (const char* text : {"good", "bad", "good"}) {
        trial.ask(
            {"/a", "x", [text] { return std::string(text); }, "", [&heard](const QString& why) { heard << why; }});
    }
    bool done = false;
    trial.whenDone([&] { done = heard.size() == 3; });
    CHECK_FALSE(done);
    REQUIRE(QTest::qWaitFor([&] { return done; }));
    CHECK(heard == QStringList({"", "is wrong", ""}));
    done = false;
    trial.whenDone([&] { done = true; });
    CHECK(done);
}

TEST_CASE("YAML says why forms and diagram do not change it") {
    sample::Window window;
    window.show();
    window->open(window.file("catalogue.yaml"));
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    CHECK(part<PropertiesPanel>(window).form() == nullptr);
    CHECK(says(part<PropertiesPanel>(window), "This file is YAML"));
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    CHECK(says(part<DiagramPage>(window), "This file is YAML"));
    window->open(window.file("catalogue.json"));
    REQUIRE(QTest::qWaitFor([&] { return !says(part<DiagramPage>(window), "This file is YAML"); }));
}

TEST_CASE("numbers are read as the language writes them, and what could be meant otherwise is refused") {
    auto memory = base::FieldInfo{.name = "X", .label = "X"};
    memory.kind = base::FieldKind::Integer;
    memory.unit = "MB";
    auto share = base::FieldInfo{.name = "X", .label = "X"};
    auto length = base::FieldInfo{.name = "X", .label = "X"};
    length.kind = base::FieldKind::Duration;
    CHECK(parsed(memory, "1,769 MB") == "1769");
    CHECK(parsed(share, "0.5") == "0.5");
    CHECK(parsed(share, "0,5") == "refused");
    CHECK(parsed(length, "1,500 ms") == "1500ms");
    CHECK(shownQuantity("1.5ms") == "1.5ms");
    const Spoken indonesian(Language::Indonesian);
    CHECK(parsed(memory, "1.769 MB") == "1769");
    CHECK(parsed(memory, "1,769") == "refused");
    CHECK(parsed(share, "0,5") == "0.5");
    CHECK(parsed(share, "0.5") == "refused");
    CHECK(parsed(share, "1.234,5") == "1234.5");
    CHECK(parsed(length, "1,5 s") == "1.5s");
    CHECK(shownQuantity("1.5ms") == "1,5ms");
    CHECK(fieldText(share, *document::readText("0.25", "", document::Format::Json).root) == "0,25");
}
