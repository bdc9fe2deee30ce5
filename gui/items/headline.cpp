// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/headline.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "report/bill_text.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {

QString joined(std::initializer_list<QString> parts) {
    QStringList list;
    for (const QString& part : parts) {
        if (!part.isEmpty()) list << part;
    }
    return list.join(QStringLiteral(" · "));
}

QString whyNone(const std::string& reason) {
    return reason.empty() ? gui::tr("No interval: one replication is not enough for one.")
                          : gui::tr("No interval: %1").arg(say::text(reason));
}

/// "inputs 92.0 ms to 165 ms": where a figure lies over the uncertain inputs, nine times in ten.
QString inputsText(const std::optional<study::Interval>& inputs, QString (*text)(double)) {
    return inputs ? gui::tr("inputs %1 to %2").arg(text(inputs->low), text(inputs->high)) : QString();
}

/// "objective 250 ms": the tightest about this that is not about windows.
QString objectiveText(const study::DesignResult& result, std::string_view metric, const std::string& of,
                      std::string_view statistic, QString (*text)(double)) {
    std::optional<double> limit;
    for (const study::ObjectiveResult& objective : result.objectives) {
        const bool about = objective.metric == metric && (of.empty() || objective.of == of) && !objective.window &&
                           (statistic.empty() || objective.statistic == statistic);
        if (about) limit = std::min(limit.value_or(objective.limit), objective.limit);
    }
    return limit ? gui::tr("objective %1").arg(text(*limit)) : QString();
}

/// Whether an objective about this is missed.
Mood moodOf(const study::DesignResult& result, std::string_view metric, const std::string& of,
            std::string_view statistic) {
    const bool missed = std::any_of(result.objectives.begin(), result.objectives.end(), [&](const auto& objective) {
        return objective.metric == metric && (of.empty() || objective.of == of) && !objective.window &&
               (statistic.empty() || objective.statistic == statistic) && objective.met == study::Met::No;
    });
    return missed ? Mood::Bad : Mood::Plain;
}

Headline latencyHeadline(const study::DesignResult& result, const std::string& of, std::string_view name) {
    Headline headline;
    const QString percentile = say::percentileName(name);
    headline.label = of.empty() ? percentile : percentile + QStringLiteral(", ") + say::text(of);
    headline.value = QStringLiteral("–");
    headline.detail = gui::tr("nothing was measured");
    const study::Latency* latency = latencyOf(result, of);
    if (latency == nullptr || latency->count == 0) return headline;
    const auto found = std::find_if(latency->percentiles.begin(), latency->percentiles.end(),
                                    [&](const auto& percentileOf) { return percentileOf.name == name; });
    if (found == latency->percentiles.end()) return headline;
    headline.value = say::duration(found->seconds);
    const QString interval = found->ci95 ? say::durationInterval(found->seconds, *found->ci95) : gui::tr("no interval");
    headline.detail = joined({interval, inputsText(found->inputs90, &say::duration),
                              objectiveText(result, "Latency", of, percentile.toStdString(), &say::duration)});
    headline.toolTip = found->ci95 ? gui::tr("95 % confidence interval: %1 to %2")
                                         .arg(say::duration(found->ci95->low), say::duration(found->ci95->high))
                                   : whyNone(latency->noIntervalReason);
    headline.mood = moodOf(result, "Latency", of, percentile.toStdString());
    return headline;
}

/// Executions of state machines that ended, and those of them that failed or timed out; an abort is somebody's wish.
struct Executions {
    double ended = 0.0;
    double failed = 0.0;
};

Executions executionsOf(const study::DesignResult& result) {
    Executions all;
    for (const auto& resource : result.resources) {
        for (const auto& [figure, value] : resource.figures) {
            const bool bad = figure == "ExecutionsFailed" || figure == "ExecutionsTimedOut";
            if (bad) all.failed += value;
            if (bad || figure == "ExecutionsSucceeded" || figure == "ExecutionsAborted") all.ended += value;
        }
    }
    return all;
}

/// Whoever starts an execution is answered before it ends: what comes of it is not among the failed requests. Where the
/// latency is a state machine's, so is this; elsewhere it is told beside them.
void addExecutions(const study::DesignResult& result, const std::string& subject, Headline& headline) {
    const Executions executions = executionsOf(result);
    if (executions.ended <= 0.0) return;
    const QString share = say::percent(executions.failed / executions.ended);
    const bool machine = std::ranges::any_of(result.resources, [&](const study::ResourceFigures& resource) {
        return resource.resource == subject && resource.type == "AWS::StepFunctions::StateMachine";
    });
    headline.toolTip = gui::tr("%1 of %2 executions of state machines failed or timed out.")
                           .arg(say::count(executions.failed), say::count(executions.ended)) +
                       u'\n' + headline.toolTip;
    if (machine) {
        headline.detail = joined({gui::tr("requests %1").arg(headline.value), headline.detail});
        headline.label = gui::tr("Failed executions");
        headline.value = share;
    } else if (executions.failed > 0.0) {
        headline.detail = joined({gui::tr("executions %1").arg(share), headline.detail});
    }
}

Headline failedHeadline(const study::DesignResult& result, const std::string& subject) {
    const study::Counts& counts = result.requests;
    Headline headline{gui::tr("Failed requests"), QStringLiteral("–"), {}, {}, Mood::Plain};
    if (counts.hasEnded()) headline.value = say::percent(counts.errorRate());
    const double ended = static_cast<double>(counts.offered - std::min(counts.inFlight, counts.offered));
    const auto share = [&](std::uint64_t part) { return ended > 0.0 ? static_cast<double>(part) / ended : 0.0; };
    const QString interval = result.errorRateCi95 ? say::percentInterval(*result.errorRateCi95) : QString();
    headline.detail = joined({interval, gui::tr("throttled %1").arg(say::percent(share(counts.throttled))),
                              objectiveText(result, "ErrorRate", {}, {}, &say::percent)});
    headline.toolTip =
        gui::tr(
            "%1 offered: %2 succeeded, %3 throttled, %4 timed out, %5 failed, %6 still in flight; "
            "%7 attempts")
            .arg(say::count(static_cast<double>(counts.offered)), say::count(static_cast<double>(counts.succeeded)),
                 say::count(static_cast<double>(counts.throttled)), say::count(static_cast<double>(counts.timedOut)),
                 say::count(static_cast<double>(counts.failed)), say::count(static_cast<double>(counts.inFlight)),
                 say::count(static_cast<double>(counts.attempts)));
    headline.mood = moodOf(result, "ErrorRate", {}, {});
    addExecutions(result, subject, headline);
    return headline;
}

double figureSum(const study::DesignResult& result, std::string_view name) {
    double sum = 0.0;
    for (const auto& resource : result.resources) {
        for (const auto& [figure, value] : resource.figures) {
            if (figure == name) sum += value;
        }
    }
    return sum;
}

Headline coldHeadline(const study::DesignResult& result) {
    const double invocations = figureSum(result, "Invocations");
    const double cold = figureSum(result, "ColdStarts");
    Headline headline{gui::tr("Cold starts"), QStringLiteral("–"), gui::tr("no function ran"), {}, Mood::Plain};
    if (invocations <= 0.0) return headline;
    headline.value = say::percent(cold / invocations);
    headline.detail = gui::tr("%1 of %2").arg(say::count(cold), say::count(invocations));
    headline.toolTip = gui::tr("Invocations that waited for a new environment, over all functions and replications.");
    return headline;
}

Headline costHeadline(const study::StudyResult& study, const study::DesignResult& result) {
    const study::Cost& cost = result.cost;
    Headline headline{gui::tr("Cost per month"), say::money(cost.perMonth), {}, {}, Mood::Plain};
    const QString missing = notPricedText(cost.bill);
    if (!missing.isEmpty()) headline.value = atLeast(headline.value);
    if (!report::isPriced(cost.bill)) {
        headline.value = gui::tr("not priced");
        headline.detail = gui::tr("no prices for %1 are known").arg(say::text(study.region));
        return headline;
    }
    const QString interval = cost.ci95 ? say::moneyInterval(*cost.ci95) : QString();
    const QString inputs = inputsText(cost.inputs90, &say::money);
    const QString each = cost.perMillionRequests && inputs.isEmpty()
                             ? gui::tr("%1 / M requests").arg(say::money(*cost.perMillionRequests))
                             : QString();
    headline.detail = joined({missing.isEmpty() ? QString() : gui::tr("not all in it"), interval, inputs, each,
                              objectiveText(result, "Cost", {}, {}, &say::money)});
    headline.toolTip = joined({cost.ci95 ? gui::tr("95 % confidence interval: %1 to %2")
                                               .arg(say::money(cost.ci95->low), say::money(cost.ci95->high))
                                         : whyNone({}),
                               gui::tr("prices of %1").arg(say::text(study.pricesAsOf))});
    if (!missing.isEmpty()) headline.toolTip += u'\n' + missing;
    headline.mood = moodOf(result, "Cost", {}, {});
    return headline;
}

}  // namespace

QString atLeast(const QString& sum) { return QStringLiteral("≥ ") + sum; }

QString notPricedText(const pricing::Bill& bill) {
    QStringList items;
    for (const pricing::NotPriced& item : bill.notPriced)
        items << say::text(report::notPricedText(item, bill.priceBook.region));
    return items.isEmpty() ? QString()
                           : gui::tr("Not priced, so not in the total: %1").arg(items.join(QStringLiteral("; ")));
}

std::optional<double> coldShareOf(const study::DesignResult& result) {
    const double invocations = figureSum(result, "Invocations");
    return invocations > 0.0 ? std::optional(figureSum(result, "ColdStarts") / invocations) : std::nullopt;
}

const study::Latency* latencyOf(const study::DesignResult& result, const std::string& of) {
    const auto found = std::find_if(result.latency.begin(), result.latency.end(),
                                    [&](const auto& latency) { return latency.of == of; });
    return found == result.latency.end() ? nullptr : &*found;
}

std::string headlineSubject(const study::DesignResult& result) {
    for (const study::ObjectiveResult& objective : result.objectives) {
        if (objective.metric == "Latency" && latencyOf(result, objective.of) != nullptr) return objective.of;
    }
    for (const auto& resource : result.resources) {
        const bool api = resource.type.find("Api") != std::string::npos;
        if (api && latencyOf(result, resource.resource) != nullptr) return resource.resource;
    }
    for (const auto& [workload, counts] : result.workloads) {
        if (latencyOf(result, workload) != nullptr) return workload;
    }
    return result.latency.empty() ? std::string() : result.latency.front().of;
}

std::array<Headline, 5> headlinesOf(const study::StudyResult& study, const study::DesignResult& result) {
    const std::string subject = headlineSubject(result);
    return {latencyHeadline(result, subject, "P50"), latencyHeadline(result, subject, "P99"),
            failedHeadline(result, subject), coldHeadline(result), costHeadline(study, result)};
}

}  // namespace headroom::gui
