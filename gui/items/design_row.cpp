// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/design_row.hpp"

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/objectives_met.hpp"
#include "gui/translated.hpp"
#include "report/words.hpp"
#include "scenarios/planning/compare.hpp"

namespace headroom::gui {

namespace {

constexpr QChar kHold(0x00a0);  // a line is not broken there

/// A figure and its band stay in one line.
QString unbroken(QString text) { return text.replace(u' ', kHold); }

/// What may stand in a line of its own below the figure.
QString apart(const QString& verdict) { return QStringLiteral(" ·") + kHold + unbroken(verdict); }

Mood moodOf(planning::Verdict verdict) {
    if (verdict == planning::Verdict::Better) return Mood::Good;
    return verdict == planning::Verdict::Worse ? Mood::Bad : Mood::Plain;
}

/// Beside the figure, for colour alone is not seen by everyone.
QString verdictText(planning::Verdict verdict) {
    switch (verdict) {
        case planning::Verdict::Better:
            return gui::tr("better");
        case planning::Verdict::Worse:
            return gui::tr("worse");
        case planning::Verdict::Same:
            return gui::tr("same");
        case planning::Verdict::Unclear:
            break;
    }
    return gui::tr("unclear");
}

QString signedText(const std::string& metric, double value) {
    const QString size = metric == "Cost"        ? say::money(std::abs(value))
                         : metric == "ErrorRate" ? say::percent(std::abs(value))
                                                 : say::duration(std::abs(value));
    return (value < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
}

QString toolTip(const std::string& metric, const planning::Difference& difference) {
    QString text = gui::tr("%1 against the first design").arg(signedText(metric, difference.value));
    const auto& interval = difference.paired ? difference.paired : difference.unpaired;
    if (interval) {
        text += gui::tr(", 95 % interval %1 to %2")
                    .arg(signedText(metric, interval->low), signedText(metric, interval->high));
    } else {
        text += gui::tr("; too few replications for an interval");
    }
    if (difference.verdict == planning::Verdict::Same) text += gui::tr(": about the same");
    if (difference.verdict == planning::Verdict::Unclear) text += gui::tr(": whether it differs is not clear");
    return text;
}

const planning::FigureRow* rowOf(const std::vector<planning::FigureRow>& rows, const std::string& metric,
                                 const std::string& of, const std::string& statistic) {
    const auto found = std::ranges::find_if(rows, [&](const planning::FigureRow& row) {
        return row.metric == metric && row.of == of && row.statistic == statistic;
    });
    return found == rows.end() ? nullptr : &*found;
}

/// `band`: "± 1"; `nothing`: what stands where the design does not have the figure.
ComparedFigure figure(const planning::FigureRow* row, std::size_t design, const QString& band,
                      QString nothing = QStringLiteral("–")) {
    if (row == nullptr || !row->values[design]) return {std::move(nothing), Mood::Plain, {}};
    const double value = *row->values[design];
    ComparedFigure made{row->metric == "Cost" ? say::money(value) : say::duration(value), Mood::Plain, {}};
    if (!band.isEmpty()) made.text += kHold + unbroken(band);
    if (const auto& difference = row->differences[design]) {
        made.mood = moodOf(difference->verdict);
        made.text += apart(verdictText(difference->verdict));
        made.toolTip = toolTip(row->metric, *difference);
    }
    return made;
}

ComparedFigure latencyFigure(const std::vector<planning::FigureRow>& rows, const study::StudyResult& study,
                             const std::string& subject, const char* percentile, std::size_t design) {
    QString band;
    if (const study::Latency* latency = latencyOf(study.designs[design], subject)) {
        const auto found = std::ranges::find(latency->percentiles, percentile, &study::Percentile::name);
        if (found != latency->percentiles.end() && found->ci95)
            band = say::durationInterval(found->seconds, *found->ci95);
    }
    return figure(rowOf(rows, "Latency", subject, percentile), design, band);
}

/// A total that leaves something out is said to be at least that, and what it leaves out.
ComparedFigure costFigure(const planning::FigureRow* row, const study::StudyResult& study, std::size_t design) {
    const study::Cost& cost = study.designs[design].cost;
    const QString nothing = report::isPriced(cost.bill) ? QStringLiteral("–") : gui::tr("not priced");
    ComparedFigure made = figure(row, design, cost.ci95 ? say::moneyInterval(*cost.ci95) : QString(), nothing);
    const QString missing = notPricedText(cost.bill);
    if (made.text == nothing || missing.isEmpty()) return made;
    made.text = atLeast(made.text).replace(QStringLiteral("≥ "), QStringLiteral("≥") + kHold);
    made.toolTip += (made.toolTip.isEmpty() ? QString() : QString(u'\n')) + missing;
    return made;
}

/// Of all workloads together; coloured where a workload is better or worse and none is the other.
ComparedFigure failedOf(const std::vector<planning::FigureRow>& rows, const study::StudyResult& study,
                        std::size_t design) {
    const study::Counts& counts = study.designs[design].requests;
    ComparedFigure made{counts.hasEnded() ? say::percent(counts.errorRate()) : QStringLiteral("–"), Mood::Plain, {}};
    bool better = false;
    bool worse = false;
    QStringList tips;
    for (const planning::FigureRow& row : rows) {
        if (row.metric != "ErrorRate" || !row.differences[design]) continue;
        better = better || row.differences[design]->verdict == planning::Verdict::Better;
        worse = worse || row.differences[design]->verdict == planning::Verdict::Worse;
        tips << say::text(row.of) + QStringLiteral(": ") + toolTip(row.metric, *row.differences[design]);
    }
    if (better != worse) {
        made.mood = better ? Mood::Good : Mood::Bad;
        made.text += apart(verdictText(better ? planning::Verdict::Better : planning::Verdict::Worse));
    }
    made.toolTip = tips.join(u'\n');
    return made;
}

ComparedFigure objectivesOf(const study::DesignResult& design) {
    const auto count = [&](study::Met met) {
        return std::ranges::count(design.objectives, met, &study::ObjectiveResult::met);
    };
    if (design.objectives.empty()) return {QStringLiteral("–"), Mood::Plain, gui::tr("The scenario states none.")};
    const auto met = count(study::Met::Yes);
    ComparedFigure made{objectivesMet(design), Mood::Plain, {}};
    if (count(study::Met::No) > 0) made.mood = Mood::Bad;
    if (met == static_cast<std::ptrdiff_t>(design.objectives.size())) made.mood = Mood::Good;
    QStringList tips;
    for (const study::ObjectiveResult& objective : design.objectives) {
        if (objective.met == study::Met::No) tips << gui::tr("missed: %1").arg(spoken::text(objective.text));
        if (objective.met == study::Met::Undecided) tips << gui::tr("undecided: %1").arg(spoken::text(objective.text));
    }
    made.toolTip = tips.join(u'\n');
    return made;
}

ComparedFigure shareOfCost(const planning::FigureRow* cost, std::size_t design) {
    if (design == 0) return {};
    if (cost == nullptr || !cost->values[0] || !cost->values[design] || *cost->values[0] <= 0.0)
        return {QStringLiteral("–"), Mood::Plain, {}};
    const double change = *cost->values[design] / *cost->values[0] - 1.0;
    ComparedFigure made = figure(cost, design, {});
    const QString sign = change < 0.0 ? QStringLiteral("−") : change > 0.0 ? QStringLiteral("+") : QString();
    made.text = sign + say::percent(std::abs(change));
    return made;
}

const ComparedFigure* figureAt(const DesignRow& row, int column) {
    switch (column) {
        case DesignColumns::P50:
            return &row.p50;
        case DesignColumns::P99:
            return &row.p99;
        case DesignColumns::Failed:
            return &row.failed;
        case DesignColumns::Cold:
            return &row.cold;
        case DesignColumns::Cost:
            return &row.cost;
        case DesignColumns::AgainstFirst:
            return &row.againstFirst;
        case DesignColumns::Objectives:
            return &row.objectives;
        default:
            return nullptr;
    }
}

}  // namespace

std::vector<DesignRow> designRowsOf(const study::StudyResult& study) {
    const auto figures = planning::compareFigures(study.designs);
    const std::string subject = study.designs.empty() ? std::string() : headlineSubject(study.designs.front());
    const planning::FigureRow* cost = rowOf(figures, "Cost", "", "");
    std::vector<DesignRow> rows;
    for (std::size_t i = 0; i < study.designs.size(); ++i) {
        const study::DesignResult& design = study.designs[i];
        DesignRow row;
        row.design = say::text(design.name);
        row.p50 = latencyFigure(figures, study, subject, "P50", i);
        row.p99 = latencyFigure(figures, study, subject, "P99", i);
        row.failed = failedOf(figures, study, i);
        const auto cold = coldShareOf(design);
        row.cold = {cold ? say::percent(*cold) : QStringLiteral("–"), Mood::Plain, {}};
        row.cost = costFigure(cost, study, i);
        row.againstFirst = shareOfCost(cost, i);
        row.objectives = objectivesOf(design);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString DesignColumns::design(const DesignRow& row) { return row.design; }
QString DesignColumns::p50(const DesignRow& row) { return row.p50.text; }
QString DesignColumns::p99(const DesignRow& row) { return row.p99.text; }
QString DesignColumns::failed(const DesignRow& row) { return row.failed.text; }
QString DesignColumns::cold(const DesignRow& row) { return row.cold.text; }
QString DesignColumns::cost(const DesignRow& row) { return row.cost.text; }
QString DesignColumns::againstFirst(const DesignRow& row) { return row.againstFirst.text; }
QString DesignColumns::objectives(const DesignRow& row) { return row.objectives.text; }

QVariant DesignColumns::extra(const DesignRow& row, int column, int role) {
    const ComparedFigure* figure = figureAt(row, column);
    if (figure == nullptr) return {};
    if (role == kMoodRole) return static_cast<int>(figure->mood);
    if (role == Qt::ToolTipRole && !figure->toolTip.isEmpty()) return figure->toolTip;
    return {};
}

}  // namespace headroom::gui
