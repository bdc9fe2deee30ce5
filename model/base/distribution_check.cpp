// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <string>

#include "model/base/distribution.hpp"

namespace headroom::base {
namespace {

constexpr double kLargest = 1e300;  // beyond it squares and sums overflow

Error bad(std::string where, std::string what) { return {Errc::BadInput, std::move(where), std::move(what)}; }

bool notNegative(double x) { return x >= 0.0 && x <= kLargest; }
bool positive(double x) { return x > 0.0 && x <= kLargest; }

Result<void> checkPoints(const std::vector<shape::Point>& points, const char* where) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!(points[i].p >= 0.0 && points[i].p <= 1.0)) {
            return bad(where, "a probability must lie between 0 and 1");
        }
        if (!notNegative(points[i].value)) { return bad(where, "a value must be a number not below 0"); }
        if (i > 0 && points[i].value < points[i - 1].value) { return bad(where, "values must not fall as p rises"); }
    }
    return {};
}

Result<void> checkParts(const std::vector<double>& weights, const std::vector<Distribution>& parts, const char* where) {
    if (parts.empty()) { return bad(where, "needs at least one part"); }
    if (weights.size() != parts.size()) { return bad(where, "needs as many weights as parts"); }
    double total = 0.0;
    for (const double weight : weights) {
        if (!notNegative(weight)) { return bad(where, "a weight must be a number not below 0"); }
        total += weight;
    }
    if (!positive(total)) { return bad(where, "the weights must not all be 0"); }
    for (const Distribution& part : parts) {
        if (const Result<void> checked = part.check(); !checked) { return checked.error(); }
    }
    return {};
}

struct Check {
    Result<void> operator()(const shape::Constant& s) const {
        if (!notNegative(s.value)) { return bad("", "must be a number not below 0"); }
        return {};
    }
    Result<void> operator()(const shape::Exponential& s) const {
        if (!notNegative(s.mean)) { return bad("Mean", "must be a number not below 0"); }
        return {};
    }
    Result<void> operator()(const shape::Uniform& s) const {
        if (!notNegative(s.low)) { return bad("Low", "must be a number not below 0"); }
        if (!(s.high >= s.low && s.high <= kLargest)) { return bad("High", "must be a number not below Low"); }
        return {};
    }
    Result<void> operator()(const shape::Normal& s) const {
        if (!notNegative(s.mean)) { return bad("Mean", "must be a number not below 0"); }
        if (!notNegative(s.sd)) { return bad("SD", "must be a number not below 0"); }
        return {};
    }
    Result<void> operator()(const shape::LogNormal& s) const {
        if (!std::isfinite(s.mu)) { return bad("Median", "Median (or Mean) must be a number above 0"); }
        if (!notNegative(s.sigma)) { return bad("P99", "P99 must not be below Median (or CV not below 0)"); }
        if (s.sigma > 15.0) { return bad("P99", "spans more than fifteen orders of magnitude"); }
        return {};
    }
    Result<void> operator()(const shape::Gamma& s) const {
        if (!positive(s.shape) || s.shape < 1e-6) { return bad("CV", "must be a number between 0 and 1000"); }
        if (!positive(s.scale)) { return bad("Mean", "must be a number above 0"); }
        return {};
    }
    Result<void> operator()(const shape::Weibull& s) const {
        if (!notNegative(s.scale)) { return bad("Scale", "must be a number not below 0"); }
        if (!(s.shape >= 0.02 && s.shape <= 1e6)) { return bad("Shape", "must be a number between 0.02 and 1e6"); }
        return {};
    }
    Result<void> operator()(const shape::Pareto& s) const {
        if (!positive(s.minimum)) { return bad("Minimum", "must be a number above 0"); }
        if (!(s.shape >= 0.05 && s.shape <= 1e6)) { return bad("Shape", "must be a number between 0.05 and 1e6"); }
        return {};
    }
    Result<void> operator()(const shape::Percentiles& s) const {
        constexpr const char* kWhere = "Percentiles";
        if (s.points.size() < 2) { return bad(kWhere, "needs at least two percentiles"); }
        if (const Result<void> checked = checkPoints(s.points, kWhere); !checked) { return checked.error(); }
        for (std::size_t i = 1; i < s.points.size(); ++i) {
            if (!(s.points[i].p > s.points[i - 1].p)) { return bad(kWhere, "the same percentile is given twice"); }
        }
        if (!positive(s.points.front().value)) { return bad(kWhere, "values must be above 0"); }
        if (s.points.back().p < 1.0 && s.points[s.points.size() - 2].p == 0.0) {
            return bad(kWhere, "needs two percentiles above P0 to say how the tail goes on, or P100 to end it");
        }
        return {};
    }
    Result<void> operator()(const shape::Piecewise& s) const {
        constexpr const char* kWhere = "Piecewise";
        if (s.points.size() < 2) { return bad(kWhere, "needs at least two points"); }
        if (const Result<void> checked = checkPoints(s.points, kWhere); !checked) { return checked.error(); }
        for (std::size_t i = 1; i < s.points.size(); ++i) {
            if (s.points[i].p < s.points[i - 1].p) { return bad(kWhere, "probabilities must not fall"); }
        }
        if (s.points.back().p != 1.0) { return bad(kWhere, "the last point must have probability 1"); }
        return {};
    }
    Result<void> operator()(const shape::Empirical& s) const {
        if (s.sorted->empty()) { return bad("Empirical", "holds no values"); }
        for (const double value : *s.sorted) {
            if (!notNegative(value)) { return bad("Empirical", "holds a value that is not a number or is below 0"); }
        }
        return {};
    }
    Result<void> operator()(const shape::Mixture& s) const { return checkParts(s.weights, s.parts, "Mixture"); }
    Result<void> operator()(const shape::Regimes& s) const {
        if (s.parts.size() < 2) { return bad("Regimes", "needs at least two regimes"); }
        for (const double mean : s.meanSojourn) {
            if (!(mean >= 1e-3 && mean <= 1e9)) {
                return bad("Regimes", "a mean stay must be between 1 ms and 30 years");
            }
        }
        return checkParts(s.meanSojourn, s.parts, "Regimes");
    }
};

}  // namespace

Result<void> Distribution::check() const { return std::visit(Check{}, shape_); }

}  // namespace headroom::base
