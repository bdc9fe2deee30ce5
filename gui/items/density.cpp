// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/density.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "model/base/sampler.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/uncertain.hpp"

namespace headroom::gui {

namespace {

constexpr std::size_t kDraws = 20'000;
constexpr double kLeast = 0.002;
constexpr double kMost = 0.995;
/// Beyond this ratio of high to low values a linear axis would show a spike at its left end.
constexpr double kFarApart = 25.0;

std::vector<double> drawn(const base::Distribution& distribution) {
    std::vector<double> values;
    base::Sampler sampler(distribution, 1);
    base::Stream stream(1);
    // A minute apart, so that regimes change as they do in a run.
    for (std::size_t i = 0; i < kDraws; ++i)
        values.push_back(sampler(stream, base::Instant{static_cast<std::int64_t>(i) * base::minutes(1).count}));
    std::sort(values.begin(), values.end());
    return values;
}

std::function<double(double)> quantilesOf(const base::Distribution& distribution) {
    if (distribution.quantile(0.5)) return [distribution](double p) { return *distribution.quantile(p); };
    return [values = drawn(distribution)](double p) {
        return values[std::min(values.size() - 1, static_cast<std::size_t>(p * static_cast<double>(values.size())))];
    };
}

}  // namespace

std::optional<Density> densityOf(const base::Distribution& distribution) {
    if (distribution.isConstant()) return std::nullopt;
    const auto quantile = quantilesOf(distribution);
    Density density;
    density.p50 = quantile(0.5);
    density.p90 = quantile(0.9);
    density.p99 = quantile(0.99);
    density.mean = distribution.mean();
    const double low = quantile(kLeast);
    density.logarithmic = low > 0.0 && density.p99 / low > kFarApart;
    const auto place = [&](double value) { return density.logarithmic ? std::log(value) : value; };
    const int steps = distribution.quantile(0.5) ? 160 : 40;
    double highest = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double from = kLeast + (kMost - kLeast) * i / steps;
        const double to = kLeast + (kMost - kLeast) * (i + 1) / steps;
        const double left = quantile(from);
        const double right = quantile(to);
        // Where many values are the same there is no density; the least width stands for them.
        const double width = std::max(place(right) - place(left), 1e-3 * std::abs(place(density.p99) - place(low)));
        if (!(width > 0.0)) continue;
        density.curve.emplace_back((left + right) / 2.0, (to - from) / width);
        highest = std::max(highest, density.curve.back().second);
    }
    for (auto& point : density.curve) point.second /= highest;
    return density.curve.size() > 1 ? std::optional(density) : std::nullopt;
}

QString densityText(const Density& density, bool asBytes) {
    const auto told = [&](double value) { return asBytes ? say::bytes(value) : say::duration(value); };
    QString text =
        QStringLiteral("p50 %1 · p90 %2 · p99 %3").arg(told(density.p50), told(density.p90), told(density.p99));
    if (std::isfinite(density.mean)) text += QStringLiteral(" · ") + gui::tr("mean %1").arg(told(density.mean));
    return text;
}

std::optional<base::Distribution> distributionIn(const FormField& field, const QString& typed,
                                                 const std::string& folder) {
    if (!field.isDistribution()) return std::nullopt;
    const auto parsed = parseField(field, typed, folder);
    if (!parsed || !*parsed) return std::nullopt;
    document::Problems problems("");
    document::Node likeliest = **parsed;
    static_cast<void>(format::resolveUncertain(problems, likeliest, {}));
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, folder};
    const auto value = format::readFieldValue(reading, {likeliest, ""}, *field.info);
    return value ? value->distribution : std::nullopt;
}

}  // namespace headroom::gui
