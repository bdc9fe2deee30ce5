// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed into a field counts, whichever way one goes on.
#include <QFile>
#include <QLineEdit>

#include <atomic>

#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/answer_dialog.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";

QLineEdit& typeMemory(sample::Window& window, const QString& text) {
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    QLineEdit* memory = part<PropertiesPanel>(window).form()->row(kMemory)->line();
    memory->setFocus();
    memory->selectAll();
    QTest::keyClicks(memory, text);
    REQUIRE(memory->hasFocus());
    return *memory;
}

QString onDisk(sample::Window& window) {
    QFile file(window.path());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

}  // namespace

TEST_CASE("F5 runs what stands in the field that has the keyboard") {
    std::atomic<std::int64_t> memory = 0;
    Engine engine = sample::engine();
    engine.run = [&](const format::Scenario& scenario, const study::RunOptions&) {
        memory = std::get<lambda::Spec>(scenario.designs.front().resources[1].spec).memorySize;
        return base::Result<study::StudyResult>(sample::result());
    };
    sample::Window window(engine);
    open(window);
    QLineEdit& field = typeMemory(window, "1024");
    QTest::keyClick(&field, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return memory != 0; }));
    CHECK(memory == 1024);
}

TEST_CASE("Ctrl+S saves what stands in the field that has the keyboard") {
    sample::Window window;
    open(window);
    QLineEdit& field = typeMemory(window, "1024");
    CHECK(window->isWindowModified());
    QTest::keyClick(&field, Qt::Key_S, Qt::ControlModifier);
    CHECK(onDisk(window).contains("\"MemorySize\": 1024,"));
    CHECK_FALSE(window->isWindowModified());
    CHECK(field.hasFocus());
}

TEST_CASE("closing asks for what stands in the field that has the keyboard") {
    sample::Window window;
    open(window);
    QLineEdit& field = typeMemory(window, "1024");
    Answers save("Save");
    QTest::keyClick(&field, Qt::Key_W, Qt::ControlModifier);
    CHECK(save.asked() == 1);
    CHECK(onDisk(window).contains("\"MemorySize\": 1024,"));
}

TEST_CASE("nonsense stays at its field, and neither a run nor saving takes it") {
    sample::Window window;
    open(window);
    QLineEdit& field = typeMemory(window, "heaps");
    QTest::keyClick(&field, Qt::Key_S, Qt::ControlModifier);
    CHECK(onDisk(window) == QString::fromStdString(sample::sourceText()));
    CHECK(field.text() == "heaps");
    CHECK(field.property("role").toString() == "wrong");
    QTest::keyClick(&field, Qt::Key_Escape);
    CHECK(field.text() == "512");
    CHECK_FALSE(window->isWindowModified());
}
