// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/arrival_spec.hpp"

#include <cmath>
#include <string>

namespace headroom::workload {
namespace {

using base::Duration;
using base::Errc;
using base::Error;
using base::Rate;
using base::Result;

constexpr double kGreatestRate = 1e9;
constexpr Duration kLongestOffset = base::days(36'525);

Error bad(const char* where, std::string what) { return {Errc::BadInput, where, std::move(what)}; }

bool isRate(Rate rate) { return rate.perSecond >= 0.0 && rate.perSecond <= kGreatestRate; }
Error badRate(const char* where) { return bad(where, "must be a rate from 0 to 1e9/s"); }

bool isOffset(Duration at) { return at <= kLongestOffset && at >= -kLongestOffset; }
Error badOffset(const char* where) { return bad(where, "must lie within 100 years of Start"); }

Result<void> checkWeights(const double* weights, std::size_t count, const char* where) {
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!(weights[i] >= 0.0 && weights[i] <= 1e9)) { return bad(where, "must hold numbers from 0 to 1e9"); }
        sum += weights[i];
    }
    if (sum <= 0.0) { return bad(where, "must not all be 0"); }
    return {};
}

Result<void> checkWave(double peakToMean) {
    if (!(peakToMean >= 1.0 && peakToMean <= 200.0)) { return bad("PeakToMean", "must be a number from 1 to 200"); }
    return {};
}

struct CheckProcess {
    Result<void> operator()(const Constant& p) const {
        if (!isRate(p.rate) || p.rate.perSecond == 0.0) { return bad("Rate", "must be a rate above 0, at most 1e9/s"); }
        return {};
    }
    Result<void> operator()(const Poisson& p) const { return isRate(p.rate) ? Result<void>() : badRate("Rate"); }
    Result<void> operator()(const Diurnal& p) const {
        if (!isRate(p.mean)) { return badRate("Mean"); }
        return checkWave(p.peakToMean);
    }
    Result<void> operator()(const Weekly& p) const {
        if (!isRate(p.mean)) { return badRate("Mean"); }
        if (p.hours.empty()) {
            if (Result<void> wave = checkWave(p.peakToMean); !wave) { return wave; }
            return checkWeights(p.days.data(), p.days.size(), "Days");
        }
        if (p.hours.size() != 168) { return bad("Hours", "needs 168 values, one an hour from Monday 00:00 on"); }
        return checkWeights(p.hours.data(), p.hours.size(), "Hours");
    }
    Result<void> operator()(const Ramp& p) const {
        if (!isRate(p.from)) { return badRate("From"); }
        if (!isRate(p.to)) { return badRate("To"); }
        if (!isOffset(p.at)) { return badOffset("At"); }
        if (p.over < Duration(0) || !isOffset(p.over)) { return bad("Over", "must not be below 0"); }
        return {};
    }
    Result<void> operator()(const Steps& p) const {
        if (p.steps.empty()) { return bad("Steps", "needs at least one step"); }
        for (std::size_t i = 0; i < p.steps.size(); ++i) {
            if (!isRate(p.steps[i].rate)) { return badRate("Rate"); }
            if (!isOffset(p.steps[i].at)) { return badOffset("At"); }
            if (i > 0 && p.steps[i].at <= p.steps[i - 1].at) { return bad("At", "must rise from step to step"); }
        }
        return {};
    }
    Result<void> operator()(const Spike& p) const {
        if (!isRate(p.base)) { return badRate("Base"); }
        if (!isRate(p.peak)) { return badRate("Peak"); }
        if (!isOffset(p.at)) { return badOffset("At"); }
        if (p.length <= Duration(0) || !isOffset(p.length)) { return bad("For", "must be above 0"); }
        if (p.rise < Duration(0) || p.rise + p.rise > p.length) { return bad("Rise", "must be from 0 to half of For"); }
        return {};
    }
    Result<void> operator()(const Bursty& p) const {
        if (p.states.size() < 2) { return bad("States", "needs at least two states"); }
        for (const Bursty::State& state : p.states) {
            if (!isRate(state.rate)) { return badRate("Rate"); }
            if (state.meanStay < kShortestStay || !isOffset(state.meanStay)) {
                return bad("MeanFor", "must be at least 1 ms");
            }
        }
        return {};
    }
    Result<void> operator()(const TraceReplay& p) const {
        if (!p.trace || (p.trace->counts.empty() && p.trace->arrivals.empty())) {
            return bad("Trace", "holds no arrivals");
        }
        if (!(p.burstiness >= 1.0 && p.burstiness <= 1e6)) {
            return bad("Burstiness", "must be a number from 1 to 1e6");
        }
        if (p.burstiness > 1.0 && !p.trace->arrivals.empty()) {
            return bad("Burstiness",
                       "does not apply to single arrivals, replayed as they are: give an Interval to count them");
        }
        return {};
    }
    Result<void> operator()(const Schedule& p) const {
        if (p.every && *p.every < base::minutes(1)) { return bad("Schedule", "must not be shorter than a minute"); }
        return {};
    }
    Result<void> operator()(const Closed& p) const {
        if (p.users < 1 || p.users > 10'000'000) { return bad("Users", "must be a whole number from 1 to 10 million"); }
        if (const Result<void> think = p.think.check(); !think) { return think.error(); }
        return {};
    }
};

}  // namespace

bool TraceReplay::operator==(const TraceReplay& other) const {
    const bool sameTrace = trace == other.trace || (trace && other.trace && *trace == *other.trace);
    return sameTrace && burstiness == other.burstiness;
}

Result<void> check(const ArrivalSpec& spec) {
    if (spec.isClosed() && spec.scale != 1.0) {
        return bad("Scale", "does not apply to closed users: change Users or Think");
    }
    if (spec.isClosed() && spec.timeScale != 1.0) {
        return bad("TimeScale", "does not apply to closed users: change Think");
    }
    if (!(spec.scale >= 0.0 && spec.scale <= kGreatestScale)) { return bad("Scale", "must be a number from 0 to 1e6"); }
    if (!(spec.timeScale >= kLeastTimeScale && spec.timeScale <= kGreatestTimeScale)) {
        return bad("TimeScale", "must be a number from 0.0001 to 10000");
    }
    if (std::holds_alternative<Schedule>(spec.process) && spec.scale != std::floor(spec.scale)) {
        return bad("Scale", "must be a whole number for a schedule: how often it runs at each of its moments");
    }
    if (std::holds_alternative<Constant>(spec.process) && spec.scale == 0.0) { return bad("Scale", "must be above 0"); }
    return std::visit(CheckProcess{}, spec.process);
}

}  // namespace headroom::workload
