// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/top_bar.hpp"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>

#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

/// Says "Design: on-demand" when closed and only the names when open.
class DesignBox : public QComboBox {
public:
    using QComboBox::QComboBox;

    QSize sizeHint() const override { return widened(QComboBox::sizeHint()); }
    QSize minimumSizeHint() const override { return {120, QComboBox::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        option.currentText = QObject::tr("Design: %1").arg(currentText());
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

private:
    QSize widened(QSize size) const {
        return {qMin(size.width() + fontMetrics().horizontalAdvance(QObject::tr("Design: %1").arg(QString())), 320),
                size.height()};
    }
};

/// A button that does, and is as enabled as, the action.
QPushButton* makeButton(QAction& action, const QString& text) {
    auto* button = new QPushButton(text);
    button->setEnabled(action.isEnabled());
    button->setToolTip(action.toolTip() + QStringLiteral(" (") + action.shortcut().toString(QKeySequence::NativeText) +
                       u')');
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    return button;
}

}  // namespace

TopBar::TopBar(QAction& run, QAction& pause, QAction& stop, QWidget* parent)
    : QFrame(parent),
      design_(new DesignBox),
      summary_(new ElidingLabel({1.0, false, "muted"})),
      state_(new ElidingLabel({1.0, false, "muted"})) {
    setProperty("role", QStringLiteral("topBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(10);
    QPushButton* runButton = makeButton(run, tr("▶ Run"));
    runButton->setProperty("role", QStringLiteral("primary"));
    runButton->setAccessibleName(tr("Run"));
    layout->addWidget(runButton);
    QPushButton* pauseButton = makeButton(pause, tr("Pause"));
    connect(&pause, &QAction::toggled, pauseButton,
            [pauseButton](bool paused) { pauseButton->setText(paused ? tr("Go on") : tr("Pause")); });
    layout->addWidget(pauseButton);
    layout->addWidget(makeButton(stop, tr("Stop")));
    layout->addWidget(design_);
    layout->addWidget(summary_);
    layout->addStretch();
    layout->addWidget(state_);
    design_->setAccessibleName(tr("Design"));
    design_->setToolTip(tr("The design whose results are shown"));
    design_->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // of another scenario, too
    design_->setVisible(false);
    connect(design_, &QComboBox::activated, this, &TopBar::designChosen);
}

void TopBar::setDesigns(const QStringList& names, int chosen) {
    const QSignalBlocker quiet(design_);
    design_->clear();
    design_->addItems(names);
    design_->setCurrentIndex(chosen);
    design_->setVisible(!names.isEmpty());
}

void TopBar::setSummary(const QString& summary, const QString& toolTip) {
    summary_->setText(summary);
    summary_->setToolTip(toolTip);
}

void TopBar::setState(const QString& state, bool trouble) {
    state_->setText(state);
    setRole(*state_, trouble ? "bad" : "muted");
}

}  // namespace headroom::gui
