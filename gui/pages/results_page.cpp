// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/results_page.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "gui/format.hpp"
#include "gui/items/bill_shares.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/items/resource_charts.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/banner.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/card_row.hpp"
#include "gui/widgets/causes_card.hpp"
#include "gui/widgets/figures_card.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/heat_card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/latency_card.hpp"
#include "gui/widgets/quota_card.hpp"
#include "gui/widgets/series_stack.hpp"
#include "gui/widgets/share_bar.hpp"

namespace headroom::gui {

ResultsPage::ResultsPage(QWidget* parent)
    : QScrollArea(parent),
      about_(new QComboBox),
      banner_(new Banner),
      shares_(new Card),
      shareBar_(new ShareBar),
      figures_(new FiguresCard),
      series_(new SeriesStack),
      heat_(new HeatCard(series_->time())),
      quotas_(new QuotaCard) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    headlineRow_ = buildHeadlines();
    shares_->setTitle(tr("Cost per month"), tr("by service"));
    shares_->body().addWidget(shareBar_);
    shares_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    latencyRow_ = buildLatency();
    for (QWidget* part : std::initializer_list<QWidget*>{buildHead(), banner_, headlineRow_, shares_, figures_,
                                                         latencyRow_, series_, heat_, quotas_})
        layout->addWidget(part);
    layout->addStretch();
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Results"));
    setFocusPolicy(Qt::NoFocus);
    connect(about_, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker quiet(latency_);
        if (!subject().kind) latency_->choose(headlineSubject(*result_));
        showChosen();
    });
    connect(latency_, &LatencyCard::chosen, this, [this](const QString& of) {
        showCauses(of);
        showSeries();
    });
}

QWidget* ResultsPage::buildHead() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(2, 0, 0, 0);
    about_->setAccessibleName(tr("Results of"));
    about_->setToolTip(tr("The whole design, or one of its resources or workloads"));
    about_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    about_->setProperty("role", QStringLiteral("small"));
    layout->addWidget(makeLabel(tr("Results of"), {1.0, false, "muted"}));
    layout->addWidget(about_);
    layout->addStretch();
    return row;
}

QWidget* ResultsPage::buildHeadlines() {
    for (HeadlineCard*& card : headlines_) card = new HeadlineCard;
    return cardRow({headlines_.begin(), headlines_.end()});
}

QWidget* ResultsPage::buildLatency() {
    latency_ = new LatencyCard;
    causes_ = new CausesCard;
    QWidget* row = cardRow({latency_, causes_});
    row->setMinimumHeight(270);
    return row;
}

const figures::AxisLink& ResultsPage::time() const { return series_->time(); }

const ResultSubject& ResultsPage::subject() const {
    return subjects_.at(static_cast<std::size_t>(std::max(0, about_->currentIndex())));
}

void ResultsPage::show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result) {
    study_ = std::move(study);
    result_ = &result;
    QStringList notes;
    if (study_->partial) notes << tr("This run was stopped: the figures are of what was finished until then.");
    for (const std::string& warning : result.warnings) notes << say::text(warning);
    banner_->show(notes);
    const auto headlines = headlinesOf(*study_, result);
    for (std::size_t i = 0; i < headlines.size(); ++i) headlines_.at(i)->show(headlines.at(i));
    shareBar_->show(sharePartsOf(result.cost, ShareBy::Service));
    fillSubjects();
    {
        const QSignalBlocker quiet(latency_);  // what follows from it is shown below
        latency_->show(result, headlineSubject(result));
    }
    showChosen();
}

void ResultsPage::fillSubjects() {
    const QString before = about_->currentText();
    const QSignalBlocker quiet(about_);
    subjects_ = resultSubjectsOf(*result_);
    about_->clear();
    for (const ResultSubject& one : subjects_) about_->addItem(one.text);
    about_->setCurrentIndex(std::max(0, about_->findText(before)));
}

bool ResultsPage::showSubject(OutlineItem::Kind kind, const std::string& key) {
    const auto found =
        std::ranges::find_if(subjects_, [&](const ResultSubject& one) { return one.kind == kind && one.key == key; });
    if (found == subjects_.end()) return false;
    about_->setCurrentIndex(static_cast<int>(found - subjects_.begin()));
    return true;
}

void ResultsPage::showChosen() {
    const ResultSubject& about = subject();
    const bool whole = !about.kind;
    headlineRow_->setVisible(whole);
    shares_->setVisible(whole && !result_->cost.bill.lines.empty());
    figures_->setVisible(!whole);
    if (!whole) {
        OutlineItem item;
        item.kind = *about.kind;
        item.key = about.key;
        figures_->setTitle(about.text, tr("this run"));
        figures_->show(keyFiguresOf(*study_, *result_, item));
    }
    {
        const QSignalBlocker quiet(latency_);
        latencyRow_->setVisible(whole || latency_->choose(about.key));
    }
    showCauses(say::text(latency_->of()));
    quotas_->show(*result_, about.key);
    heat_->show(study_, *result_, about.key);
    showSeries();
    widget()->layout()->activate();  // charts came or went: the page has another height at once
}

void ResultsPage::showCauses(const QString& of) {
    const auto found = std::ranges::find(result_->causes, of.toStdString(), &study::Causes::of);
    const bool known = found != result_->causes.end();
    causes_->setVisible(known || !subject().kind);  // beside a resource's latency an empty card says nothing
    if (known) return causes_->show(*found);
    const study::Latency* latency = latencyOf(*result_, of.toStdString());
    causes_->showNothing(latency == nullptr || latency->count == 0 ? tr("Nothing was measured.")
                                                                   : tr("Causes are not recorded for %1.").arg(of));
}

void ResultsPage::showSeries() {
    const ResultSubject& about = subject();
    std::vector<figures::SeriesChart> charts;
    if (about.kind) {
        charts = resourceChartsOf(*study_, *result_, about.key);
    } else {
        charts = seriesChartsOf(*study_, *result_);
        if (auto latency = latencyOverTimeOf(SeriesSource(*study_, *result_), latency_->of()))
            charts.insert(charts.begin(), std::move(*latency));
    }
    series_->show(std::move(charts), study_->duration, result_->seriesPeriod * 5.0);
}

void ResultsPage::zoomIn() { series_->zoom(0.5); }
void ResultsPage::zoomOut() { series_->zoom(2.0); }
void ResultsPage::showAllTime() { series_->time().showAll(); }

}  // namespace headroom::gui
