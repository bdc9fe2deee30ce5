// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_text.hpp"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <set>
#include <string>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::gui {

namespace {

constexpr double kWorthAsking = 10.0;  // seconds of work

const QString& dot() {
    static const QString text = QStringLiteral(" · ");
    return text;
}

QString requestsText(double requests) { return gui::tr("%1 requests").arg(say::count(requests)); }

/// All that are simulated: a result counts those after the warm-up.
QString expectedRequestsText(const OpenFile& file) {
    const bool warmsUp = file.loaded.scenario && study::leastWarmUp(*file.loaded.scenario).count > 0;
    const double requests = file.estimate->requests;
    return warmsUp ? gui::tr("%1 requests with warm-up").arg(say::count(requests)) : requestsText(requests);
}

/// What is lost of a run and of a question of planning, a sentence each; empty: nothing to speak of.
QString lostWork(double running, const QString& run, double answering, const QString& question) {
    QStringList lost;
    if (running >= kWorthAsking) lost << run.arg(say::duration(running));
    if (answering >= kWorthAsking) lost << question.arg(say::duration(answering));
    return lost.join(u'\n');
}

/// What is left out may be the larger part: it is said beside the figure.
QString costText(double perMonth, const std::set<std::string>& leftOut) {
    const QString cost = gui::tr("≈ %1 a month").arg(say::money(perMonth));
    return leftOut.empty() ? cost : gui::tr("%1, not all in it").arg(cost);
}

}  // namespace

QString estimateText(const OpenFile& file) {
    if (!file.estimate) return {};
    const double seconds = file.estimate->cpuSeconds / std::max(1, QThread::idealThreadCount());
    // "about less than a second" says it twice.
    const QString takes = seconds < 1.0 ? gui::tr("a run takes %1") : gui::tr("a run takes about %1");
    return takes.arg(say::timeLeft(seconds)) + dot() + expectedRequestsText(file);
}

QString expectedText(const study::ExpectedFigures& figures) {
    QStringList parts;
    if (figures.perMonth) parts << costText(*figures.perMonth, figures.leftOut);
    const auto slowest = std::ranges::max_element(figures.latencies, {}, &study::ExpectedLatency::seconds);
    if (slowest != figures.latencies.end())
        parts << gui::tr("mean of %1 ≈ %2").arg(say::text(slowest->workload), say::duration(slowest->seconds));
    return parts.isEmpty() ? QString() : gui::tr("%1 (estimate)").arg(parts.join(dot()));
}

QString expectedNote(const study::ExpectedFigures& figures) {
    QStringList lines{gui::tr(
        "From mean rates, sizes and times, without a run: no cold starts, queues, retries, throttling or bursts.")};
    for (const study::ExpectedLatency& one : figures.latencies)
        lines << gui::tr("A request of %1 takes %2 on the mean.")
                     .arg(say::text(one.workload), say::duration(one.seconds));
    QStringList left;
    for (const std::string& one : figures.leftOut) left << say::text(one);
    if (!left.isEmpty()) lines << gui::tr("Left out: %1.").arg(left.join(QStringLiteral(", ")));
    lines << gui::tr("Logs and data transfer are not in the cost. A run tells more (F5).");
    return lines.join(u'\n');
}

QString progressText(const study::Progress& progress) {
    QString text = gui::tr("running, %1").arg(say::progress(progress.done));
    if (progress.leftSeconds >= 0.0) text += dot() + gui::tr("%1 left").arg(say::timeLeft(progress.leftSeconds));
    return text;
}

QString closeQuestion(double running, double answering) {
    return lostWork(running, gui::tr("A run has gone on for %1. With the window closed all that it found is lost."),
                    answering,
                    gui::tr("A question has been worked on for %1. With the window closed it gets no answer."));
}

QString openQuestion(double running, double answering) {
    return lostWork(running, gui::tr("A run has gone on for %1. With another file opened all that it found is lost."),
                    answering,
                    gui::tr("A question has been worked on for %1. With another file opened it gets no answer."));
}

QString stopQuestion(double seconds) {
    if (seconds < kWorthAsking) return {};
    return gui::tr("It has run for %1. Replications that ended are kept, those under way are lost.")
        .arg(say::duration(seconds));
}

QString stoppedText() { return gui::tr("Stopped before anything was finished"); }

QString finishedText(const study::StudyResult& result, double seconds) {
    double requests = 0.0;
    for (const auto& design : result.designs) requests += static_cast<double>(design.requests.offered);
    const QString how = result.partial ? gui::tr("stopped after %1 · partial results") : gui::tr("finished in %1");
    return how.arg(say::duration(seconds)) + dot() + requestsText(requests);
}

QString pricesText(const format::Scenario& scenario, const study::StudyResult* result) {
    if (result == nullptr || result->pricesAsOf.empty()) return gui::tr("Region %1").arg(say::text(scenario.region));
    return gui::tr("Prices %1, %2").arg(say::text(result->region), say::text(result->pricesAsOf));
}

QStringList designNames(const format::Scenario& scenario) {
    QStringList names;
    for (const auto& design : scenario.designs) names << say::text(design.name);
    return names;
}

int designIndex(const format::Scenario& scenario, const std::string& name) {
    const auto found = std::find_if(scenario.designs.begin(), scenario.designs.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found == scenario.designs.end() ? -1 : static_cast<int>(found - scenario.designs.begin());
}

QString aboutText() {
    return gui::tr(
               "<b>Headroom %1</b><p>What will this serverless design cost, how fast will it be, where will it break, "
               "and "
               "which design is best?</p><p>Free software under the GNU General Public License, version 3 or later. "
               "Charts by QCustomPlot, windows by Qt %2.</p>")
        .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
}

}  // namespace headroom::gui
