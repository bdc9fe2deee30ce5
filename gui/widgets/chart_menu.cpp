// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chart_menu.hpp"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPainter>

#include <utility>

#include "gui/theme.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart_view.hpp"

namespace headroom::gui {

namespace {
constexpr double kFine = 2.0;
constexpr int kMargin = 12;
}  // namespace

ChartMenu::ChartMenu(Card& card, ChartView& view, std::function<QString()> csv)
    : QPushButton(QStringLiteral("⋯")), card_(card), view_(view), menu_(new QMenu(this)) {
    setProperty("role", QStringLiteral("tiny"));
    setAccessibleName(tr("Chart menu"));
    setToolTip(tr("Copy this chart, or change its axis"));
    setAutoDefault(false);
    logarithmic_ = menu_->addAction(tr("&Logarithmic axis"));
    logarithmic_->setCheckable(true);
    menu_->addSeparator();
    QAction* image = menu_->addAction(tr("Copy as an &image"));
    QAction* text = menu_->addAction(tr("Copy as &CSV"));
    connect(logarithmic_, &QAction::toggled, this, &ChartMenu::changed);
    connect(image, &QAction::triggered, this, [this] { QApplication::clipboard()->setPixmap(picture()); });
    connect(text, &QAction::triggered, this, [csv = std::move(csv)] { QApplication::clipboard()->setText(csv()); });
    connect(this, &QPushButton::clicked, this, [this] { menu_->popup(mapToGlobal(QPoint(0, height()))); });
    view.plot().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&view.plot(), &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { menu_->popup(view_.plot().mapToGlobal(at)); });
    card.addControl(this);
}

bool ChartMenu::isLogarithmic() const { return logarithmic_->isChecked(); }

void ChartMenu::setLogarithmic(bool on) { logarithmic_->setChecked(on); }

QPixmap ChartMenu::picture() const {
    const QFont font = scaledFont(card_.font(), 1.0, true);
    const int title = QFontMetrics(font).height() + kMargin;
    const QSize chart = view_.plot().size();
    const QSize size(chart.width() + 2 * kMargin, chart.height() + title + 2 * kMargin);
    QPixmap picture(size * kFine);
    picture.setDevicePixelRatio(kFine);
    const Colors& colors = colorsOf(card_);
    picture.fill(colors.chart.background);
    QPainter painter(&picture);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(QRect(kMargin, kMargin, chart.width(), title), Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(font).elidedText(card_.accessibleName(), Qt::ElideRight, chart.width()));
    painter.drawPixmap(kMargin, kMargin + title, view_.plot().toPixmap(chart.width(), chart.height(), kFine));
    return picture;
}

}  // namespace headroom::gui
