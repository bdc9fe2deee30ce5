// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/command_palette.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "gui/widgets/command_delegate.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {
constexpr int kWidth = 620;
constexpr int kFromEdge = 40;
constexpr int kFromTop = 56;
constexpr int kRows = 12;
}  // namespace

CommandPalette::CommandPalette(QWidget& window)
    : QFrame(&window),
      input_(new QLineEdit),
      list_(new QListView),
      nothing_(makeLabel(tr("Nothing that can be done now is called that."), {1.0, false, "muted"})) {
    setProperty("role", QStringLiteral("popup"));
    setFocusProxy(input_);
    input_->setPlaceholderText(tr("Command, resource or page"));
    input_->setAccessibleName(tr("Command, resource or page"));
    list_->setModel(&model_);
    list_->setItemDelegate(new CommandDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setAccessibleName(tr("Commands"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{input_, list_, nothing_}) layout->addWidget(part);
    nothing_->setContentsMargins(10, 4, 10, 6);
    input_->installEventFilter(this);
    window.installEventFilter(this);
    connect(input_, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(list_, &QListView::clicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open(std::vector<CommandEntry> entries) {
    if (!isVisible()) before_ = QApplication::focusWidget();
    model_.setEntries(std::move(entries));
    input_->clear();
    show();
    find({});
    raise();
    input_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::find(const QString& typed) {
    model_.setTyped(typed);
    const int rows = std::min(model_.rowCount(), kRows);
    list_->setVisible(rows > 0);
    nothing_->setVisible(rows == 0);
    if (rows > 0) {
        list_->setCurrentIndex(model_.index(0));
        list_->setFixedHeight(rows * list_->sizeHintForRow(0) + 2 * list_->frameWidth());
    }
    place();
}

void CommandPalette::place() {
    const QWidget& window = *parentWidget();
    const int width = std::min(kWidth, window.width() - 2 * kFromEdge);
    setGeometry((window.width() - width) / 2, kFromTop, width, sizeHint().height());
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (!isVisible()) return false;
    switch (event->type()) {
        case QEvent::Resize:
            if (watched == parentWidget()) place();
            return false;
        case QEvent::ShortcutOverride:  // Escape stops a run elsewhere
            if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) event->accept();
            return false;
        case QEvent::KeyPress:
            return watched == input_ && pressed(*static_cast<QKeyEvent*>(event));
        case QEvent::FocusOut:
            if (watched == input_ && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) hide();
            return false;
        default:
            return false;
    }
}

bool CommandPalette::pressed(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(kRows - 1);
            return true;
        case Qt::Key_PageUp:
            step(1 - kRows);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            return false;
    }
}

/// One row further from an end comes round to the other.
void CommandPalette::step(int rows) {
    const int count = model_.rowCount();
    if (count == 0) return;
    const int now = list_->currentIndex().row();
    const int wanted = now + rows;
    const bool single = rows == 1 || rows == -1;
    list_->setCurrentIndex(model_.index(single ? (wanted + count) % count : std::clamp(wanted, 0, count - 1)));
}

void CommandPalette::choose() {
    const QModelIndex chosen = list_->currentIndex();
    if (!chosen.isValid()) return;
    const auto act = model_.entryAt(chosen.row()).act;
    leave();  // what is done may open something of its own
    act();
}

void CommandPalette::leave() {
    hide();
    if (before_ != nullptr) before_->setFocus(Qt::OtherFocusReason);
}

}  // namespace headroom::gui
