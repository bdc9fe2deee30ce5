// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/tour.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "gui/theme.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

constexpr int kWidth = 340;
constexpr int kGap = 14;  ///< between the card and what it is about

/// A line round something, through which the mouse goes.
class Frame : public QWidget {
public:
    explicit Frame(QWidget& parent) : QWidget(&parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colorsOf(*this).accent, 3.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
    }
};

/// Beside the target where there is room: right, left, below, above; else in its middle.
QPoint placeBeside(const QRect& target, QSize card, const QRect& window) {
    const int middleX = target.center().x() - card.width() / 2;
    const int middleY = std::min(target.top() + 24, window.bottom() - card.height() - kGap);
    const QPoint wanted[] = {{target.right() + kGap, middleY},
                             {target.left() - kGap - card.width(), middleY},
                             {middleX, target.bottom() + kGap},
                             {middleX, target.top() - kGap - card.height()}};
    for (const QPoint place : wanted) {
        const int x = std::clamp(place.x(), kGap, std::max(kGap, window.right() - card.width() - kGap));
        const int y = std::clamp(place.y(), kGap, std::max(kGap, window.bottom() - card.height() - kGap));
        if (!QRect({x, y}, card).intersects(target)) return {x, y};
    }
    return target.center() - QPoint(card.width() / 2, card.height() / 2);
}

}  // namespace

Tour::Tour(QWidget& window)
    : QFrame(&window),
      frame_(new Frame(window)),
      count_(makeLabel({}, {0.92, false, "muted"})),
      title_(makeLabel({}, {1.1, true})),
      text_(makeLabel({})),
      back_(new QPushButton(tr("&Back"))),
      next_(new QPushButton) {
    setProperty("role", QStringLiteral("popup"));
    setFixedWidth(scaledLength(kWidth));
    title_->setWordWrap(true);
    text_->setWordWrap(true);
    next_->setProperty("role", QStringLiteral("primary"));
    auto* skip = new QPushButton(tr("&Skip"));
    skip->setProperty("role", QStringLiteral("link"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    for (QLabel* label : {count_, title_, text_}) layout->addWidget(label);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(skip);
    buttons->addStretch();
    for (QPushButton* button : {back_, next_}) buttons->addWidget(button);
    layout->addLayout(buttons);
    setTabOrder(next_, back_);
    setTabOrder(back_, skip);
    window.installEventFilter(this);
    connect(skip, &QPushButton::clicked, this, &Tour::leave);
    connect(back_, &QPushButton::clicked, this, [this] { show(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { show(step_ + 1); });
    hide();
    frame_->hide();
}

void Tour::start(std::vector<TourStep> steps) {
    steps_ = std::move(steps);
    show(0);
}

void Tour::show(std::size_t step) {
    step_ = step;
    if (step >= steps_.size()) return leave();
    const TourStep& now = steps_[step];
    target_ = now.target();
    count_->setText(tr("%1 of %2").arg(step + 1).arg(steps_.size()));
    title_->setText(now.title);
    text_->setText(now.text);
    setAccessibleName(now.title);
    setAccessibleDescription(now.text);
    back_->setEnabled(step > 0);
    next_->setText(step + 1 < steps_.size() ? tr("&Next") : tr("&Done"));
    QFrame::show();
    frame_->show();
    place();
    frame_->raise();
    raise();
    next_->setFocus();
}

void Tour::leave() {
    step_ = steps_.size();
    hide();
    frame_->hide();
}

void Tour::place() {
    if (target_ == nullptr) return;
    const QWidget& window = *parentWidget();
    const QRect target(target_->mapTo(parentWidget(), QPoint(0, 0)), target_->size());
    frame_->setGeometry(target.adjusted(-2, -2, 2, 2).intersected(window.rect()));
    const int wide = scaledLength(kWidth);
    resize(wide, heightForWidth(wide) > 0 ? heightForWidth(wide) : sizeHint().height());
    move(placeBeside(target, size(), window.rect()));
}

/// Escape ends the tour before it stops a run.
bool Tour::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (isVisible() && watched == parentWidget() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection);  // once the parts have their places
    return false;
}

void Tour::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return leave();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return show(step_ + 1);
    QFrame::keyPressEvent(event);
}

}  // namespace headroom::gui
