// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/compare_page.hpp"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/headline.hpp"
#include "gui/widgets/advice.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::gui {

namespace {

constexpr int kMostRows = 12;  // of a table before it scrolls

/// Why nothing can be told apart, where that is so.
QString fewText(const study::StudyResult& study) {
    constexpr auto kFewest = study::kFewestForInterval;
    const bool few = std::ranges::any_of(study.designs, [](const study::DesignResult& design) {
        return !design.samples.empty() && std::ranges::none_of(design.samples, [](const study::FigureSamples& samples) {
            return samples.values.size() >= kFewest;
        });
    });
    if (!few || study.designs.size() < 2) return {};
    return ComparePage::tr("At least %1 replications are needed to tell better from worse; this run has %2.")
        .arg(kFewest)
        .arg(study.replications);
}

}  // namespace

ComparePage::ComparePage(QWidget* parent)
    : QScrollArea(parent),
      few_(new Advice(tr("Set Replications"))),
      note_(makeLabel({}, {1.0, false, "muted"})),
      designsCard_(new Card),
      designs_(new RowTable),
      frontierCard_(new Card),
      frontier_(new ChartView),
      changesCard_(new Card),
      changes_(new RowTable),
      each_(new QPushButton),
      eachNote_(makeLabel({}, {1.0, false, "muted"})) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    designs_->setAccessibleName(tr("Designs"));
    designs_->use(designModel_, DesignColumns::Design);
    designs_->showWhole(kMostRows);
    designsCard_->body().addWidget(designs_);
    frontier_->setMinimumHeight(260);
    frontier_->setAccessibleName(tr("Cost against p99"));
    frontierCard_->body().addWidget(frontier_, 1);
    changes_->setAccessibleName(tr("What differs"));
    changes_->use(changeModel_, 0);
    changes_->showWhole(kMostRows);
    changesCard_->body().addWidget(changes_);
    each_->setProperty("role", QStringLiteral("tool"));
    each_->setAutoDefault(false);
    connect(each_, &QPushButton::clicked, this, &ComparePage::pressEffects);
    eachNote_->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->addWidget(each_);
    line->addWidget(eachNote_, 1);
    changesCard_->body().addLayout(line);
    layout->addWidget(few_);
    connect(few_, &Advice::followed, this, &ComparePage::replicationsWanted);
    for (Card* card : {designsCard_, frontierCard_, changesCard_}) layout->addWidget(card);
    for (Card* card : {designsCard_, changesCard_}) card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    layout->addStretch();
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Compare"));
    setFocusPolicy(Qt::NoFocus);
    // The table is filled anew for another design: not while it is telling of its selection.
    connect(
        designs_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) {
            if (const DesignRow* row = designModel_.rowAt(now)) emit designChosen(row->design.toStdString());
        },
        Qt::QueuedConnection);
}

void ComparePage::show(const study::StudyResult& study, const study::DesignResult& chosen, const std::string& text) {
    const auto at = std::ranges::find(study.designs, chosen.name, &study::DesignResult::name);
    designsCard_->setTitle(tr("Designs"), study.designs.empty()
                                              ? QString()
                                              : tr("latency of %1; coloured where better or worse than the first")
                                                    .arg(say::text(headlineSubject(study.designs.front()))));
    {
        const QSignalBlocker quiet(designs_->selectionModel());
        designModel_.setRows(designRowsOf(study));
        designs_->setCurrentIndex(designModel_.index(static_cast<int>(at - study.designs.begin()), 0));
    }
    few_->show(fewText(study));
    const figures::FrontierChart chart = frontierChartOf(study, chosen.name);
    frontierCard_->setTitle(
        tr("Cost against p99"),
        tr("$ a month, %1; the line joins what no other design beats").arg(figures::latencyUnitName(chart)));
    frontierCard_->setVisible(chart.points.size() > 1);
    frontier_->setDraw([chart](QCustomPlot& plot, const figures::ChartColors& colors,
                               const QFont& font) { figures::drawFrontierChart(plot, chart, colors, font); },
                       ChartView::AgainWhenResized);
    showChanges(study, chosen.name, text);
    note_->setText(study.designs.size() < 2
                       ? tr("This scenario has one design. Change something and choose Edit, New Design From This One "
                            "to compare it with another.")
                       : tr("All designs faced the same random numbers. A figure is better or worse when the 95 % "
                            "interval of its difference leaves out zero and the difference is more than 1 %."));
}

void ComparePage::showChanges(const study::StudyResult& study, const std::string& chosen, const std::string& text) {
    if (text != text_) {
        effects_.clear();
        if (!simulated_.empty()) emit effectsUnwanted();
        simulated_.clear();
    }
    text_ = text;
    chosen_ = chosen;
    changesCard_->setTitle(tr("What differs"), study.designs.empty() ? QString()
                                                                     : say::text(study.designs.front().name) +
                                                                           QStringLiteral(" → ") + say::text(chosen));
    endEffects();
    fillChanges();
}

void ComparePage::fillChanges() {
    auto rows = changeRowsOf(text_, chosen_);
    changesCard_->setVisible(!rows.empty());
    const auto known = effects_.find(chosen_);
    if (known != effects_.end()) markEffects(rows, known->second);
    changes_->setColumnHidden(ChangeColumns::Effect, known == effects_.end());
    each_->setVisible(known == effects_.end());
    eachNote_->setVisible(known == effects_.end());
    changeModel_.setRows(rows);
}

void ComparePage::pressEffects() {
    if (!simulated_.empty()) {
        emit effectsUnwanted();
        simulated_.clear();
        return endEffects();
    }
    simulated_ = chosen_;
    showEffectsProgress(0.0);
    emit effectsWanted(chosen_);
}

/// As it stands while nothing is being simulated.
void ComparePage::endEffects() {
    if (!simulated_.empty()) return;
    each_->setText(tr("Effect of each change"));
    eachNote_->setText(tr("Simulates the changes one after the other and tells what each costs."));
}

void ComparePage::showEffects(const planning::DesignDiff& diff) {
    simulated_.clear();
    if (!diff.effects.empty()) effects_[diff.other] = diff;
    endEffects();
    fillChanges();
}

void ComparePage::showEffectsProgress(double done) {
    each_->setText(tr("Stop"));
    eachNote_->setText(tr("Simulating each change of %1: %2").arg(say::text(simulated_), say::progress(done)));
}

void ComparePage::showEffectsFailure(const QString& why) {
    simulated_.clear();
    endEffects();
    eachNote_->setText(why);
}

}  // namespace headroom::gui
