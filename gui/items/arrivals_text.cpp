// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/arrivals_text.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

/// Says one process; rates are multiplied by `scale` and divided by the stretch of time.
struct Say {
    double scale = 1.0;

    QString at(base::Rate rate, const QString& how) const { return say::rate(rate.perSecond * scale) + u' ' + how; }
    QString operator()(const workload::Constant& process) const { return at(process.rate, gui::tr("even")); }
    QString operator()(const workload::Poisson& process) const { return at(process.rate, gui::tr("Poisson")); }
    QString operator()(const workload::Diurnal& process) const { return at(process.mean, gui::tr("diurnal")); }
    QString operator()(const workload::Weekly& process) const { return at(process.mean, gui::tr("weekly")); }
    QString operator()(const workload::Ramp& process) const {
        return gui::tr("ramp to %1").arg(say::rate(process.to.perSecond * scale));
    }
    QString operator()(const workload::Steps& process) const {
        double highest = 0.0;
        for (const auto& step : process.steps) highest = std::max(highest, step.rate.perSecond);
        return gui::tr("steps to %1").arg(say::rate(highest * scale));
    }
    QString operator()(const workload::Spike& process) const {
        return gui::tr("spike to %1").arg(say::rate(process.peak.perSecond * scale));
    }
    QString operator()(const workload::Bursty&) const { return gui::tr("bursty"); }
    QString operator()(const workload::TraceReplay&) const { return gui::tr("trace"); }
    QString operator()(const workload::Schedule&) const { return gui::tr("schedule"); }
    QString operator()(const workload::Closed& process) const {
        return gui::tr("%1 users").arg(say::count(static_cast<double>(process.users)));
    }
};

}  // namespace

QString arrivalsText(const workload::ArrivalSpec& arrivals) {
    return std::visit(Say{arrivals.scale / arrivals.timeScale}, arrivals.process);
}

}  // namespace headroom::gui
