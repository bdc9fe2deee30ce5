// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringList>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

/// Colours are written as @name. Roles a widget plays are its dynamic property `role`. What holds a line to write in
/// gets no `color` here: a style sheet's colour makes placeholders half transparent, the palette's own can be read.
/// Only centred buttons may have a rule for their menu's indicator: Qt takes the padding from the others' text.
constexpr const char* kSheet = R"(
QMainWindow, QWidget#content, QScrollArea#content, QWidget#scrolled { background: @content; }
QMenuBar { background: @panel; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @panel; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }

*[role="topBar"] { background: @panel; border: none; border-bottom: 1px solid @border; }
*[role="statusStrip"] { background: @panel; border: none; border-top: 1px solid @border; }
*[role="drawer"] { background: @panel; border: none; border-top: 1px solid @border; }
*[role="leftPanel"] { background: @panel; border: none; border-right: 1px solid @border; }
*[role="rightPanel"] { background: @panel; border: none; border-left: 1px solid @border; }
*[role="rightPanel"]:focus { border-left: 1px solid @accent; }
*[role="card"] { background: @panel; border: 1px solid @border; border-radius: 7px; }
*[role="popup"] { background: @panel; border: 1px solid @disabled; border-radius: 8px; }
*[role="muted"] { color: @muted; }
*[role="heading"] { color: @muted; }
*[role="good"] { color: @good; }
*[role="bad"] { color: @bad; }
*[role="field"] { background: @field; border: 1px solid @border; border-radius: 5px; }
*[role="banner"] { background: @selection; border: 1px solid @border; border-radius: 7px; }

QPushButton { color: @text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QComboBox { background: @panel; border: 1px solid @border; border-radius: 5px; padding: 5px 12px; }
QPushButton:hover, QComboBox:hover { background: @hover; }
QPushButton:focus, QComboBox:focus { border: 1px solid @accent; outline: none; }
QPushButton:disabled, QComboBox:disabled { color: @disabled; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[role="primary"]:focus { border: 1px solid @text; }
QPushButton[role="primary"]:disabled { background: @hover; color: @disabled; border-color: @border; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 2px 6px; }
QPushButton[role="link"]:hover { color: @text; background: @hover; }
QPushButton[role="link"]:focus { border: 1px solid @accent; }
QPushButton[role="linkBad"] { background: transparent; border: 1px solid transparent; color: @bad; padding: 2px 6px; }
QPushButton[role="linkBad"]:hover { background: @hover; }
QPushButton[role="linkBad"]:focus { border: 1px solid @accent; }
QPushButton[role="segment"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 2px 6px; }
QPushButton[role="segment"]:hover { color: @text; background: @hover; }
QPushButton[role="segment"]:checked { color: @accent; background: @selection; }
QPushButton[role="segment"]:focus { border: 1px solid @accent; }
QPushButton[role="entry"] { background: transparent; border: 1px solid transparent; color: @text; padding: 5px 8px; text-align: left; }
QPushButton[role="entry"]:hover { background: @hover; }
QPushButton[role="entry"]:focus { border: 1px solid @accent; }
QPushButton[role="tiny"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 0px 4px; }
QPushButton[role="tiny"]:hover { color: @text; background: @hover; }
QPushButton[role="tiny"]:focus { border: 1px solid @accent; }
QPushButton[role="fieldLink"] { background: transparent; border: 1px solid @border; color: @muted; padding: 3px 8px; text-align: left; }
QPushButton[role="fieldLink"]:hover { color: @text; background: @hover; }
QPushButton[role="fieldLink"]:focus { border: 1px solid @accent; }
QPushButton[role="fieldLink"]:disabled { color: @disabled; }
QPushButton[role="tool"] { padding: 3px 10px; }
QPushButton[role="tool"]::menu-indicator { image: none; width: 0px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked { image: url(:/headroom/icons/check-@name.svg); }
QCheckBox::indicator:focus { border: 1px solid @accent; }
QCheckBox::indicator:disabled { border: 1px solid @disabled; }
QLineEdit { background: @field; border: 1px solid @border; border-radius: 5px; padding: 4px 7px; selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus { border: 1px solid @accent; }
QLineEdit[role="wrong"] { border: 1px solid @bad; }
QAbstractSpinBox { background: @field; border: 1px solid @border; border-radius: 5px; padding: 4px 7px; selection-background-color: @selection; selection-color: @text; }
QAbstractSpinBox:focus { border: 1px solid @accent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; border: none; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0px; }
*[role="mark"] { color: @accent; }
QGraphicsView { border: 1px solid @border; border-radius: 7px; }
QGraphicsView:focus { border: 1px solid @accent; }
QComboBox { padding-right: 24px; }
QComboBox[role="small"] { padding: 2px 10px 2px 7px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/headroom/icons/chevron-@name.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; selection-background-color: @selection; selection-color: @text; outline: none; }

QTabWidget::pane { border: none; border-top: 1px solid @border; background: @content; }
QTabWidget::tab-bar { left: 14px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent; padding: 9px 12px 8px 12px; margin-right: 6px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }

QTreeView, QTableView, QListView { background: @panel; border: none; outline: none; selection-background-color: @selection; selection-color: @text; }
*[role="rows"] { border: 1px solid transparent; }
*[role="rows"]:focus { border: 1px solid @accent; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @border; padding: 5px 3px; }
QPlainTextEdit, QTextBrowser { background: @panel; color: @text; border: none; selection-background-color: @selection; selection-color: @text; }
QTextBrowser[role="paper"] { background: @paper; color: @ink; border: 1px solid @border; }
QTextBrowser[role="paper"]:focus { border: 1px solid @accent; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar::handle:vertical { background: @border; border-radius: 4px; min-height: 28px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle:horizontal { background: @border; border-radius: 4px; min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: @disabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: @border; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
)";

}  // namespace

QString styleSheetOf(const Colors& colors) {
    QString sheet = QString::fromLatin1(kSheet);
    // What is printed is white whatever the theme.
    sheet.replace(QLatin1String("@paper"), lightColors().panel.name());
    sheet.replace(QLatin1String("@ink"), lightColors().text.name());
    // Longer names first: @accentHover begins with @accent.
    sheet.replace(QLatin1String("@accentHover"), colors.accentHover.name());
    sheet.replace(QLatin1String("@selection"), colors.selection.name());
    sheet.replace(QLatin1String("@disabled"), colors.disabled.name());
    sheet.replace(QLatin1String("@onAccent"), colors.onAccent.name());
    sheet.replace(QLatin1String("@content"), colors.content.name());
    sheet.replace(QLatin1String("@accent"), colors.accent.name());
    sheet.replace(QLatin1String("@border"), colors.border.name());
    sheet.replace(QLatin1String("@panel"), colors.panel.name());
    sheet.replace(QLatin1String("@field"), colors.field.name());
    sheet.replace(QLatin1String("@muted"), colors.muted.name());
    sheet.replace(QLatin1String("@hover"), colors.hover.name());
    sheet.replace(QLatin1String("@text"), colors.text.name());
    sheet.replace(QLatin1String("@good"), colors.good.name());
    sheet.replace(QLatin1String("@bad"), colors.bad.name());
    sheet.replace(QLatin1String("@name"), colors.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    return sheet;
}

}  // namespace headroom::gui
