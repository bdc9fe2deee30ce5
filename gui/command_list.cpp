// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/command_list.hpp"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include "gui/items/help_pages.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

/// A menu's text without the mark of the letter that opens it.
QString plain(const QString& text) {
    QString bare;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size()) break;
        bare += text[i];
    }
    return bare;
}

QString detailOf(const QAction& action) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    if (!action.isChecked()) return keys;
    return keys.isEmpty() ? QStringLiteral("✓") : QStringLiteral("✓ ") + keys;
}

void collect(const QList<QAction*>& actions, const QString& before, const QAction* without,
             std::vector<CommandEntry>& all) {
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible() || action == without) continue;
        const QString text = before + plain(action->text());
        if (action->menu() != nullptr) {
            collect(action->menu()->actions(), text + QStringLiteral(": "), without, all);
            continue;
        }
        // A menu may be filled anew before the command is chosen.
        all.push_back({text, detailOf(*action), [held = QPointer<QAction>(action)] {
                           if (held) held->trigger();
                       }});
    }
}

QString nameOf(OutlineItem::Kind kind) {
    switch (kind) {
        case OutlineItem::Kind::Resource:
            return gui::tr("Resource");
        case OutlineItem::Kind::Workload:
            return gui::tr("Workload");
        case OutlineItem::Kind::Design:
            return gui::tr("Design");
        case OutlineItem::Kind::Objective:
            return gui::tr("Objective");
        case OutlineItem::Kind::Event:
            return gui::tr("Event");
        case OutlineItem::Kind::Scenario:
            return gui::tr("Scenario");
        case OutlineItem::Kind::State:
            return gui::tr("State");
    }
    return {};
}

}  // namespace

std::vector<CommandEntry> menuCommands(const QMenuBar& menus, const QAction* without) {
    std::vector<CommandEntry> all;
    collect(menus.actions(), {}, without, all);
    return all;
}

std::vector<CommandEntry> outlineCommands(const Outline& outline,
                                          const std::function<void(OutlineItem::Kind, const std::string&)>& choose) {
    std::vector<CommandEntry> all;
    for (const OutlineSection& section : outline.sections) {
        for (const OutlineItem& item : section.items) {
            all.push_back({nameOf(item.kind) + QStringLiteral(": ") + item.name, item.detail,
                           [choose, kind = item.kind, key = item.key] { choose(kind, key); }});
        }
    }
    return all;
}

std::vector<CommandEntry> helpCommands(const std::function<void(const QString&)>& show) {
    std::vector<CommandEntry> all;
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            all.push_back({gui::tr("Help: %1").arg(page.title), section.title, [show, id = page.id] { show(id); }});
        }
    }
    return all;
}

}  // namespace headroom::gui
