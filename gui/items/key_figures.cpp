// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/key_figures.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/objectives_met.hpp"
#include "gui/items/term_help.hpp"
#include "gui/translated.hpp"
#include "report/figure_units.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::gui {

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

QString figureText(std::string_view name, double value) {
    if (name.ends_with("ErrorRate")) return say::percent(value);
    const std::string_view unit = report::figureUnit(name);
    if (unit == "s") return say::duration(value);
    if (unit == "B") return say::bytes(value);
    if (unit == "%") return say::percent(value / 100.0);
    if (unit == "share") return say::percent(value);
    return say::count(value);
}

bool isTrouble(std::string_view name) {
    if (name.ends_with("HeatErrorMax")) return false;  // how far an estimate may be off
    return contains(name, "Throttle") || contains(name, "Error") || contains(name, "Crash") ||
           contains(name, "Timeout") || contains(name, "4xx") || contains(name, "5xx");
}

/// Those of a part of a resource, an index for one, say of which: "ByUser: throttled requests".
QString figureLabel(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos) return say::words(name);
    return say::text(name.substr(0, slash)) + QStringLiteral(": ") + say::words(name.substr(slash + 1)).toLower();
}

/// What each state of a machine did is shown where its states are: in their own graph.
bool isOfState(const std::string& name) { return name.starts_with("state/"); }

void addLatency(std::vector<KeyFigure>& figures, const study::DesignResult& result, const std::string& of) {
    const study::Latency* latency = latencyOf(result, of);
    if (latency == nullptr || latency->count == 0) return;
    for (const study::Percentile& percentile : latency->percentiles) {
        if (percentile.name != "P50" && percentile.name != "P99" && percentile.name != "P999") continue;
        QString value = say::duration(percentile.seconds);
        if (percentile.ci95) value += u' ' + say::durationInterval(percentile.seconds, *percentile.ci95);
        figures.push_back({say::percentileName(percentile.name), value, Mood::Plain});
    }
}

void addCost(std::vector<KeyFigure>& figures, const study::DesignResult& result, const std::string& resource) {
    double cost = 0.0;
    bool any = false;
    for (const pricing::LineItem& line : result.cost.bill.lines) {
        if (line.resource != resource) continue;
        cost += pricing::toDouble(line.perMonth);
        any = true;
    }
    const double total = pricing::toDouble(result.cost.bill.total);
    if (!any) return;
    figures.push_back({gui::tr("Cost per month"), say::money(cost), Mood::Plain});
    if (total > 0.0) figures.push_back({gui::tr("Share of the bill"), say::percent(cost / total), Mood::Plain});
}

/// Counts are sums, which a month's cost beside them is not.
void addTogether(const study::DesignResult& result, std::vector<KeyFigure>& figures) {
    if (result.replications < 2 || figures.empty()) return;
    figures.push_back({gui::tr("Counts"), gui::tr("%1 replications together").arg(result.replications), Mood::Plain,
                       gui::tr("Counts are sums over the replications, levels and percentages are means.")});
}

std::vector<KeyFigure> ofResource(const study::DesignResult& result, const std::string& name) {
    std::vector<KeyFigure> figures;
    addLatency(figures, result, name);
    for (const auto& resource : result.resources) {
        if (resource.resource != name) continue;
        for (const auto& [figure, value] : resource.figures) {
            // Kinds of trouble that did not happen would only lengthen the list.
            if (isOfState(figure)) continue;
            if (value == 0.0 && isTrouble(figure) && figure != "Throttles" && figure != "Errors") continue;
            figures.push_back({figureLabel(figure), figureText(figure, value),
                               isTrouble(figure) && value > 0.0 ? Mood::Bad : Mood::Plain,
                               termHelp(figure.substr(figure.rfind('/') + 1))});
        }
    }
    addCost(figures, result, name);
    addTogether(result, figures);
    return figures;
}

std::vector<KeyFigure> ofCounts(const study::Counts& counts) {
    std::vector<KeyFigure> figures;
    const auto add = [&](const QString& label, std::uint64_t value, bool trouble, const QString& help = {}) {
        figures.push_back(
            {label, say::count(static_cast<double>(value)), trouble && value > 0 ? Mood::Bad : Mood::Plain, help});
    };
    add(gui::tr("Offered"), counts.offered, false, termHelp("Offered"));
    add(gui::tr("Succeeded"), counts.succeeded, false);
    add(gui::tr("Throttled"), counts.throttled, true);
    add(gui::tr("Timed out"), counts.timedOut, true);
    add(gui::tr("Failed"), counts.failed, true);
    add(gui::tr("Still in flight"), counts.inFlight, false, termHelp("Still in flight"));
    add(gui::tr("Attempts"), counts.attempts, false, termHelp("Attempts"));
    const QString rate = counts.hasEnded() ? say::percent(counts.errorRate()) : QStringLiteral("–");
    figures.push_back({gui::tr("Error rate"), rate, Mood::Plain});
    return figures;
}

std::vector<KeyFigure> ofWorkload(const study::DesignResult& result, const std::string& name) {
    std::vector<KeyFigure> figures;
    addLatency(figures, result, name);
    for (const auto& [workload, counts] : result.workloads) {
        if (workload != name) continue;
        const auto more = ofCounts(counts);
        figures.insert(figures.end(), more.begin(), more.end());
    }
    addTogether(result, figures);
    return figures;
}

std::vector<KeyFigure> ofDesign(const study::StudyResult& study, const std::string& name) {
    const auto found = std::find_if(study.designs.begin(), study.designs.end(),
                                    [&](const auto& design) { return design.name == name; });
    if (found == study.designs.end()) return {};
    std::vector<KeyFigure> figures;
    for (const Headline& headline : headlinesOf(study, *found))
        figures.push_back({headline.label, headline.value, headline.mood});
    if (!found->objectives.empty()) figures.push_back({gui::tr("Objectives met"), objectivesMet(*found), Mood::Plain});
    return figures;
}

QString objectiveValue(const study::ObjectiveResult& objective, double value) {
    if (objective.window || objective.metric == "ErrorRate") return say::percent(value);
    return objective.metric == "Cost" ? say::money(value) : say::duration(value);
}

std::vector<KeyFigure> ofObjective(const study::DesignResult& result, const std::string& text) {
    const auto found = std::find_if(result.objectives.begin(), result.objectives.end(),
                                    [&](const auto& one) { return one.text == text; });
    if (found == result.objectives.end()) return {};
    const Mood mood = found->met == study::Met::No    ? Mood::Bad
                      : found->met == study::Met::Yes ? Mood::Good
                                                      : Mood::Plain;
    std::vector<KeyFigure> figures;
    const QString label = found->window ? gui::tr("Windows that met it") : gui::tr("Value");
    const bool hasValue = !study::saysNothing(*found);
    figures.push_back({label, hasValue ? objectiveValue(*found, found->value) : QStringLiteral("–"), mood});
    if (found->ci95) {
        const QString range =
            objectiveValue(*found, found->ci95->low) + gui::tr(" to ") + objectiveValue(*found, found->ci95->high);
        figures.push_back({gui::tr("95 % interval"), range, Mood::Plain});
    }
    if (found->window) {
        figures.push_back({gui::tr("Window"), say::length(*found->window), Mood::Plain});
        figures.push_back({gui::tr("Windows wanted"), say::percent(found->share.value_or(1.0)), Mood::Plain});
    } else {
        figures.push_back({gui::tr("Limit"), objectiveValue(*found, found->limit), Mood::Plain});
    }
    return figures;
}

}  // namespace

std::vector<KeyFigure> keyFiguresOf(const study::StudyResult& study, const study::DesignResult& result,
                                    const OutlineItem& item) {
    switch (item.kind) {
        case OutlineItem::Kind::Resource:
            return ofResource(result, item.key);
        case OutlineItem::Kind::Workload:
            return ofWorkload(result, item.key);
        case OutlineItem::Kind::Design:
            return ofDesign(study, item.key);
        case OutlineItem::Kind::Objective:
            return ofObjective(result, item.key);
        case OutlineItem::Kind::Event:
        case OutlineItem::Kind::Scenario:
        case OutlineItem::Kind::State:
            return {};
    }
    return {};
}

}  // namespace headroom::gui
