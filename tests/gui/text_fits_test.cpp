// SPDX-License-Identifier: GPL-3.0-or-later
// No text of a page is cut off or written over another, in either language, in a small window and a large one.
#include <QComboBox>
#include <QHeaderView>

#include "gui/commands.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/help_window.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/row_table.hpp"
#include "tests/gui/cut_texts.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

void look(Window& window, const char* where) { checkTexts(*window, where); }

void lookEverywhere(QSize size) {
    Window window;
    window->resize(size);
    window.show();
    look(window, "start");
    open(window);
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        look(window, "before a run");
    }
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    run(window);
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        look(window, "after a run");
    }
    for (const auto& [kind, key] :
         {std::pair(OutlineItem::Kind::Resource, "ViewProduct"), std::pair(OutlineItem::Kind::Resource, "Views"),
          std::pair(OutlineItem::Kind::Workload, "Shoppers"), std::pair(OutlineItem::Kind::Design, "on-demand"),
          std::pair(OutlineItem::Kind::Design, "provisioned, scaled"),
          std::pair(OutlineItem::Kind::Resource, "Views")}) {
        part<OutlineView>(window).choose(kind, key);
        look(window, key);
        part<PropertiesPanel>(window).form()->showAll(true);
        look(window, "all settings");
    }
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    auto* about = part<ResultsPage>(window).findChild<QComboBox*>();
    for (int subject = 0; subject < about->count(); ++subject) {
        about->setCurrentIndex(subject);
        look(window, "results of a part");
    }
    part<Commands>(window).help->trigger();
    auto* help = window->findChild<HelpWindow*>();
    REQUIRE(help != nullptr);
    checkTexts(*help, "help");
    help->close();
}

}  // namespace

TEST_CASE("no text is cut or overlaps, small and large") {
    lookEverywhere({1120, 700});
    lookEverywhere({1280, 800});
    lookEverywhere({1920, 1080});
}

TEST_CASE("no text is cut or overlaps in Indonesian") {
    const Spoken indonesian(Language::Indonesian);
    lookEverywhere({1120, 700});
    lookEverywhere({1280, 800});
    lookEverywhere({1920, 1080});
}

// What stands beyond the edge of a table is seen only by those who scroll there.
TEST_CASE("designs are compared without scrolling to the side, in both languages") {
    for (const Language language : {Language::English, Language::Indonesian}) {
        const Spoken spoken(language);
        Window window;
        window->resize(1280, 800);
        open(window);
        run(window);
        part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
        QTest::qWait(60);
        auto* designs = part<ComparePage>(window).findChildren<RowTable*>().front();
        INFO("language " << static_cast<int>(language));
        CHECK(designs->header()->length() <= designs->viewport()->width());
    }
}

TEST_CASE("a window with text of half its size more fits a small screen, and its tools take two rows") {
    Window window(sample::engine(), 150);
    window->resize(1280, 800);
    open(window);
    for (int tab = 0; tab <= Workspace::SourceTab; ++tab) {
        part<Workspace>(window).setCurrentIndex(tab);
        INFO("tab " << tab);
        CHECK(window->width() == 1280);
        CHECK(window->minimumSizeHint().width() <= 1280);
    }
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    CHECK(part<OutlineView>(window).width() >= 200);
    const Window usual;  // the next test has text of the usual size again
}

TEST_CASE("no text is cut or overlaps on the first start") {
    Window window(sample::engine(), true);
    window->resize(1280, 800);
    window.show();
    look(window, "welcome");
}

TEST_CASE("the check finds what is cut and what overlaps") {
    QWidget around;
    QWidget page;
    page.resize(300, 100);
    auto* cut = new QLabel("a text that is much longer than its room", &page);
    cut->setGeometry(0, 0, 60, 20);
    auto* over = new QPushButton("over", &page);
    over->setGeometry(30, 0, 80, 20);
    page.show();
    CHECK(cutTexts(page).size() == 1);
    page.setParent(&around);
    around.show();
    page.show();
    CHECK(overlaps(around).size() == 1);
    page.setParent(nullptr);
}
