// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/arrivals_text.hpp"

#include <algorithm>

#include "gui/format.hpp"

namespace headroom::gui {

namespace {

/// Says one process; rates are multiplied by `scale` and divided by the stretch of time.
struct Say {
    double scale = 1.0;

    QString at(base::Rate rate, const char* how) const {
        return say::rate(rate.perSecond * scale) + u' ' + QLatin1String(how);
    }
    QString operator()(const workload::Constant& process) const { return at(process.rate, "even"); }
    QString operator()(const workload::Poisson& process) const { return at(process.rate, "Poisson"); }
    QString operator()(const workload::Diurnal& process) const { return at(process.mean, "diurnal"); }
    QString operator()(const workload::Weekly& process) const { return at(process.mean, "weekly"); }
    QString operator()(const workload::Ramp& process) const {
        return QStringLiteral("ramp to ") + say::rate(process.to.perSecond * scale);
    }
    QString operator()(const workload::Steps& process) const {
        double highest = 0.0;
        for (const auto& step : process.steps) highest = std::max(highest, step.rate.perSecond);
        return QStringLiteral("steps to ") + say::rate(highest * scale);
    }
    QString operator()(const workload::Spike& process) const {
        return QStringLiteral("spike to ") + say::rate(process.peak.perSecond * scale);
    }
    QString operator()(const workload::Bursty&) const { return QStringLiteral("bursty"); }
    QString operator()(const workload::TraceReplay&) const { return QStringLiteral("trace"); }
    QString operator()(const workload::Schedule&) const { return QStringLiteral("schedule"); }
    QString operator()(const workload::Closed& process) const {
        return QStringLiteral("%1 users").arg(say::count(static_cast<double>(process.users)));
    }
};

}  // namespace

QString arrivalsText(const workload::ArrivalSpec& arrivals) {
    return std::visit(Say{arrivals.scale / arrivals.timeScale}, arrivals.process);
}

}  // namespace headroom::gui
