// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of the window for those who do not use a mouse or do not see it, and for larger text.
#include <QApplication>
#include <QLabel>
#include <QPushButton>

#include <functional>

#include "gui/commands.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/answer_view.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/help_window.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/keyboard_reach.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

void checkKeyboard(QWidget& window, const QString& page) {
    INFO(page.toStdString());
    CHECK(outOfReach(window).join('\n').toStdString() == "");
}

/// Text that has less room than it needs.
void checkRoom(QWidget& window, const QString& page) {
    for (QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty()) continue;
        INFO(page.toStdString() << ": \"" << label->text().toStdString() << "\" in "
                                << placeOfWidget(*label).toStdString());
        const QSize room = label->contentsRect().size();
        if (label->wordWrap()) {
            CHECK(label->heightForWidth(label->width()) <= label->height() + 2);
        } else if (qobject_cast<ElidingLabel*>(label) == nullptr) {
            CHECK(label->fontMetrics().horizontalAdvance(label->text()) <= room.width() + 2);
        }
    }
    for (QPushButton* button : window.findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->text().isEmpty()) continue;
        INFO(page.toStdString() << ": \"" << button->text().toStdString() << "\"");
        CHECK(button->sizeHint().width() <= button->width() + 2);
    }
}

/// Whether every button is as wide as it asks for.
bool hasRoom(QWidget& shown) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    for (QPushButton* button : shown.findChildren<QPushButton*>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->sizeHint().width() > button->width() + 2)
            return false;
    }
    return true;
}

/// Labels beside each other that lie on each other.
void checkOverlaps(QWidget& window, const QString& page) {
    const auto labels = window.findChildren<QLabel*>();
    for (const QLabel* one : labels) {
        for (const QLabel* other : labels) {
            if (one >= other || one->parentWidget() != other->parentWidget()) continue;
            if (!one->isVisible() || !other->isVisible() || one->text().isEmpty() || other->text().isEmpty()) continue;
            INFO(page.toStdString() << ": \"" << one->text().toStdString() << "\", \"" << other->text().toStdString()
                                    << "\"");
            CHECK_FALSE(one->geometry().adjusted(1, 1, -1, -1).intersects(other->geometry().adjusted(1, 1, -1, -1)));
        }
    }
}

using Check = std::function<void(QWidget&, const QString&)>;

/// Goes to every page of the window, before and after a run.
void eachPage(sample::Window& window, const Check& check) {
    window->resize(1280, 800);
    window.show();
    const auto seen = [&](const QString& page) {
        static_cast<void>(QTest::qWaitFor([&] { return hasRoom(*window); }, 1000));  // once it is laid out
        check(*window, page);
    };
    seen("start");
    open(window);
    Workspace& tabs = part<Workspace>(window);
    for (const auto kind : {OutlineItem::Kind::Resource, OutlineItem::Kind::Workload, OutlineItem::Kind::Objective}) {
        part<OutlineView>(window).choose(kind, kind == OutlineItem::Kind::Resource   ? "ViewProduct"
                                               : kind == OutlineItem::Kind::Workload ? "Shoppers"
                                                                                     : "0");
        seen("properties");
    }
    for (int tab = 0; tab < tabs.count(); ++tab) {
        tabs.setCurrentIndex(tab);
        seen("before a run, " + tabs.tabText(tab));
    }
    tabs.setCurrentIndex(Workspace::ResultsTab);
    run(window);
    for (int tab = 0; tab < tabs.count(); ++tab) {
        tabs.setCurrentIndex(tab);
        seen("after a run, " + tabs.tabText(tab));
    }
    auto& page = part<PlanPage>(window);
    for (std::size_t kind = 0; kind < 6; ++kind) {
        tabs.showQuestion(static_cast<planning::QuestionKind>(kind));
        seen("plan " + QString::number(kind));
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->property("role").toString() == QLatin1String("primary")) button->click();
        }
        // The button has the room of its own words again, not that of Stop.
        static_cast<void>(QTest::qWaitFor([&] { return page.findChild<AnswerView*>()->isVisible() && hasRoom(page); }));
        seen("plan, answered " + QString::number(kind));
    }
    part<Drawer>(window).open(Drawer::Assumptions);
    seen("assumptions");
}

}  // namespace

TEST_CASE("everything on every page has a name and is reached by keyboard") {
    sample::Window window(sample::planningEngine());
    eachPage(window, checkKeyboard);
    part<Commands>(window).help->trigger();
    auto* help = window->findChild<HelpWindow*>();
    REQUIRE(help != nullptr);
    checkKeyboard(*help, "help");
    sample::Window first(sample::engine(), true);
    first.show();
    checkKeyboard(*first, "welcome");
    sample::Window broken(sample::engine(true));
    open(broken);
    checkKeyboard(*broken, "problems");
}

TEST_CASE("no text on any page is cut off or lies on another") {
    sample::Window window(sample::planningEngine());
    eachPage(window, [](QWidget& widget, const QString& page) {
        checkRoom(widget, page);
        checkOverlaps(widget, page);
    });
}

TEST_CASE("larger text has its room as well") {
    {
        sample::Window window(sample::planningEngine(), 130);
        CHECK(textScale() == Approx(1.3));
        eachPage(window, [](QWidget& widget, const QString& page) { checkRoom(widget, page + " at 130 %"); });
        CHECK(window->font().pointSizeF() > 1.2 * 8.0);
    }
    sample::Window usual;
    CHECK(textScale() == Approx(1.0));
}
