// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/live_page.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/series_card.hpp"
#include "scenarios/study/processor_time.hpp"

namespace headroom::gui {

namespace {
constexpr int kSteps = 1000;
}

LivePage::LivePage(QWidget* parent)
    : QWidget(parent),
      title_(makeLabel({}, {1.25, true})),
      detail_(new ElidingLabel({1.0, false, "muted"})),
      bar_(new QProgressBar),
      stop_(new QPushButton),
      scroll_(new QScrollArea),
      of_(nullptr),
      column_(nullptr) {
    setAccessibleName(tr("Running"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(12);
    bar_->setTextVisible(false);
    bar_->setRange(0, kSteps);
    bar_->setFixedWidth(220);
    bar_->setAccessibleName(tr("Progress"));
    row->addWidget(title_);
    row->addWidget(bar_);
    row->addWidget(detail_, 1);
    row->addWidget(stop_);
    layout->addLayout(row);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(scroll_, 1);
    connect(stop_, &QPushButton::clicked, this, [this] {
        if (stopped_) {
            emit runRequested();
        } else {
            emit stopRequested();
        }
    });
    later_.setSingleShot(true);
    connect(&later_, &QTimer::timeout, this, &LivePage::draw);
    clear();
}

void LivePage::clear() {
    live_ = nullptr;
    stopped_ = false;
    stop_->setText(tr("Stop"));
    bar_->show();
    later_.stop();
    build({});
}

void LivePage::showStopped(const QString& title) {
    stopped_ = true;
    stop_->setText(tr("▶ Run again"));
    title_->setText(title);
    bar_->hide();
    detail_->setText(tr("What was recorded until then"));
}

void LivePage::build(std::vector<figures::SeriesChart> charts) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(14, 0, 14, 14);
    column_->setSpacing(10);
    of_ = makeLabel({}, {1.0, false, "muted"});
    column_->addWidget(of_);
    cards_.clear();
    titles_.clear();
    for (figures::SeriesChart& chart : charts) {
        titles_.push_back(chart.title);
        cards_.push_back(new SeriesCard(std::move(chart), time_));
        cards_.back()->drawFast();
        column_->addWidget(cards_.back());
    }
    column_->addStretch();
    scroll_->setWidget(content);  // deletes the one before
}

void LivePage::showProgress(const study::Progress& progress) {
    progress_ = progress;
    title_->setText((paused_ ? tr("Paused, %1") : tr("Running, %1")).arg(say::progress(progress.done)));
    const QString left = progress.leftSeconds < 0.0 ? tr("working out how long it takes")
                                                    : tr("%1 left").arg(say::timeLeft(progress.leftSeconds));
    detail_->setText(left + QStringLiteral(" · ") + tr("%1 so far").arg(say::duration(progress.elapsedSeconds)));
    bar_->setValue(static_cast<int>(progress.done * kSteps));
}

void LivePage::setPaused(bool paused) {
    paused_ = paused;
    showProgress(progress_);
}

/// What painting the charts in view took of late: they are painted after draw() has returned.
std::chrono::nanoseconds LivePage::painting() const {
    std::chrono::nanoseconds all{0};
    for (const SeriesCard* card : cards_) {
        if (!card->visibleRegion().isEmpty()) all += card->painting();
    }
    return all;
}

void LivePage::show(const LiveStudy& live, const std::string& design) {
    live_ = &live;
    design_ = design;
    if (!later_.isActive()) draw();
}

void LivePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    draw();
}

void LivePage::draw() {
    const study::DesignResult* shown = live_ != nullptr ? live_->design(design_) : nullptr;
    auto now = study::WatchBudget::Clock::now();
    if (shown == nullptr || !isVisible()) return;
    if (!budget_.lets(now)) return later_.start(std::chrono::ceil<std::chrono::milliseconds>(budget_.until(now)));
    auto before = study::processorTime();
    std::vector<figures::SeriesChart> charts;
    for (figures::SeriesChart& chart : seriesChartsOf(live_->study(), *shown))
        charts.push_back(thinned(std::move(chart)));
    const bool same = std::ranges::equal(charts, titles_, {}, &figures::SeriesChart::title);
    time_.setLength(live_->study().duration, shown->seriesPeriod * 5.0);
    if (!same) {
        build(std::move(charts));
        before = study::processorTime();  // charts are made a few times a run, not ten times a second
        now = study::WatchBudget::Clock::now();
    } else {
        for (std::size_t i = 0; i < cards_.size(); ++i) {
            if (!cards_[i]->visibleRegion().isEmpty()) cards_[i]->show(std::move(charts[i]));
        }
    }
    of_->setText(tr("%1, first replication: %2 of %3 simulated")
                     .arg(say::text(shown->name), say::length(std::floor(live_->measured(shown->name))),
                          say::length(live_->study().duration)));
    budget_.spent(now, study::processorTime() - before + painting());
}

}  // namespace headroom::gui
