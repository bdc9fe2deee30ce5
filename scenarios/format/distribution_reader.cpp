// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/distribution_reader.hpp"

#include <array>
#include <string_view>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/csv_column.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::format {

using base::Distribution;

namespace {

constexpr std::array kForms{
    DistributionForm{"Exponential", "Mean", "exponential with that mean"},
    DistributionForm{"Uniform", "Low, High", "evenly between two values"},
    DistributionForm{"Normal", "Mean, SD", "normal, truncated at 0"},
    DistributionForm{"LogNormal", "Median and P99, or Mean and CV", "log-normal; CV is the coefficient of variation"},
    DistributionForm{"Gamma", "Mean, CV", "gamma; CV is the coefficient of variation"},
    DistributionForm{"Weibull", "Scale, Shape", "Weibull"},
    DistributionForm{"Pareto", "Minimum, Shape", "Pareto; its mean is infinite when Shape <= 1"},
    DistributionForm{"Percentiles", "P50, P90, P99 ...", "measured percentiles, linear in the logarithm between them"},
    DistributionForm{"Empirical", "File, Column, Unit", "values of a CSV column, each as likely as the other"},
    DistributionForm{"Mixture", "a list of {Weight, Of}", "one of several distributions, by weight"},
    DistributionForm{"Regimes", "a list of {Of, MeanFor}", "switches between distributions in time as a Markov chain"},
};

std::string names() {
    std::string text;
    for (const DistributionForm& form : kForms) text += (text.empty() ? "" : ", ") + std::string(form.name);
    return text;
}

/// Reads the named parameters of one distribution, in order; unknown and missing ones are problems.
class Parameters {
public:
    Parameters(Reading& reading, const Place& place, Dimension dimension)
        : reading_(reading), place_(place), dimension_(dimension) {
        ok_ = isObject(reading, place, "an object of parameters");
    }
    bool has(std::string_view key) const { return ok_ && place_.node.find(key) != nullptr; }
    double quantity(std::string_view key) { return read(key, dimension_); }
    double number(std::string_view key) { return read(key, Dimension::Count); }
    /// Whether everything asked for was there; refuses what was not asked for.
    bool finish() {
        if (!ok_) return false;
        for (const document::Member& member : place_.node.members()) {
            bool known = false;
            for (const std::string_view key : asked_) known = known || key == member.key;
            if (!known) {
                reading_.problems.error(
                    member.keyPosition, document::child(place_.pointer, member.key),
                    "is not a parameter of this distribution" + document::didYouMean(member.key, asked_));
                ok_ = false;
            }
        }
        return ok_;
    }

private:
    double read(std::string_view key, Dimension dimension) {
        asked_.push_back(key);
        if (!ok_) return 0.0;
        const document::Node* node = place_.node.find(key);
        if (node == nullptr) {
            reading_.error(place_, "lacks \"" + std::string(key) + "\"");
            ok_ = false;
            return 0.0;
        }
        const auto value = readQuantity(reading_, place_.at(key, *node), dimension);
        ok_ = ok_ && value.has_value();
        return value.value_or(0.0);
    }
    Reading& reading_;
    const Place& place_;
    Dimension dimension_;
    std::vector<std::string_view> asked_;
    bool ok_ = true;
};

std::optional<Distribution> readPercentiles(Reading& reading, const Place& place, Dimension dimension) {
    if (!isObject(reading, place, "an object such as {\"P50\": ..., \"P99\": ...}")) return std::nullopt;
    std::vector<base::shape::Point> points;
    bool ok = true;
    for (const document::Member& member : place.node.members()) {
        const Place here = place.at(member.key, member.value);
        double digits = 0.0;
        const std::string_view text = std::string_view(member.key).substr(1);
        bool good = member.key.starts_with('P') && !text.empty() && text.size() <= 6;
        double scale = 1.0;
        for (std::size_t i = 0; good && i < text.size(); ++i) {  // P50, P999 = 99.9, P99.9
            if (text[i] == '.' || text[i] < '0' || text[i] > '9') good = text[i] == '.' && i == 2;
            if (good && text[i] != '.') {
                digits = digits * 10.0 + (text[i] - '0');
                if (i >= 2) scale *= 10.0;
            }
        }
        if (!good) {
            reading.error(here, "is not a percentile such as P50, P90, P99 or P999");
            ok = false;
            continue;
        }
        const auto value = readQuantity(reading, here, dimension);
        ok = ok && value.has_value();
        const double p = text.size() == 1 ? digits / 100.0 : digits / scale / 100.0;
        if (value) points.push_back({member.key == "P100" ? 1.0 : p, *value});
    }
    if (!ok) return std::nullopt;
    return Distribution::percentiles(std::move(points));
}

struct Part {
    Distribution distribution;
    double weight;
};

std::optional<std::vector<Part>> readParts(Reading& reading, const Place& place, Dimension dimension, bool regimes) {
    const std::string_view weightKey = regimes ? "MeanFor" : "Weight";
    if (!place.node.isArray()) {
        reading.wrongKind(place, regimes ? "a list of {\"Of\", \"MeanFor\"}" : "a list of {\"Weight\", \"Of\"}");
        return std::nullopt;
    }
    std::vector<Part> parts;
    bool ok = true;
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        const document::Node* of = item.node.find("Of");
        const document::Node* weight = item.node.find(weightKey);
        if (of == nullptr || weight == nullptr || item.node.size() != 2) {
            reading.error(item, "must be an object of exactly \"Of\" and \"" + std::string(weightKey) + "\"");
            ok = false;
            continue;
        }
        const auto distribution = readDistribution(reading, item.at("Of", *of), dimension);
        const auto value =
            readQuantity(reading, item.at(weightKey, *weight), regimes ? Dimension::Duration : Dimension::Count);
        ok = ok && distribution && value;
        if (distribution && value) parts.push_back({*distribution, *value});
    }
    if (!ok) return std::nullopt;
    return parts;
}

std::optional<Distribution> readCombined(Reading& reading, const Place& place, Dimension dimension, bool regimes) {
    const auto parts = readParts(reading, place, dimension, regimes);
    if (!parts) return std::nullopt;
    std::vector<double> weights;
    std::vector<Distribution> distributions;
    for (const Part& part : *parts) {
        weights.push_back(part.weight);
        distributions.push_back(part.distribution);
    }
    return regimes ? Distribution::regimes(std::move(distributions), std::move(weights))
                   : Distribution::mixture(std::move(weights), std::move(distributions));
}

/// Says what a distribution's own check found, at the parameter that it names.
void reportCheck(Reading& reading, const Place& place, const base::Error& error) {
    const document::Node* form = place.node.isObject() ? &place.node.members().front().value : nullptr;
    const document::Node* node = form != nullptr ? form->find(error.where) : nullptr;
    if (node != nullptr) {
        const Place inner = place.at(place.node.members().front().key, *form);
        const bool named = error.what.starts_with(error.where + " ");
        return reading.error(inner.at(error.where, *node),
                             named ? error.what.substr(error.where.size() + 1) : error.what);
    }
    const bool prefixed = error.where.empty() || error.what.starts_with(error.where);
    reading.error(place, prefixed ? error.what : error.where + " " + error.what);
}

std::optional<Distribution> readForm(Reading& reading, const Place& place, std::string_view name, Dimension dimension) {
    if (name == "Percentiles") return readPercentiles(reading, place, dimension);
    if (name == "Mixture") return readCombined(reading, place, dimension, false);
    if (name == "Regimes") return readCombined(reading, place, dimension, true);
    if (name == "Empirical") {
        auto values = readEmpiricalColumn(reading, place, dimension);
        if (!values) return std::nullopt;
        return Distribution::empirical(std::move(*values));
    }
    Parameters parameters(reading, place, dimension);
    std::optional<Distribution> made;
    if (name == "Exponential") {
        made = Distribution::exponential(parameters.quantity("Mean"));
    } else if (name == "Uniform") {
        const double low = parameters.quantity("Low");
        made = Distribution::uniform(low, parameters.quantity("High"));
    } else if (name == "Normal") {
        const double mean = parameters.quantity("Mean");
        made = Distribution::normal(mean, parameters.quantity("SD"));
    } else if (name == "LogNormal" && parameters.has("Mean")) {
        const double mean = parameters.quantity("Mean");
        made = Distribution::logNormalMeanCv(mean, parameters.number("CV"));
    } else if (name == "LogNormal") {
        const double median = parameters.quantity("Median");
        made = Distribution::logNormal(median, parameters.quantity("P99"));
    } else if (name == "Gamma") {
        const double mean = parameters.quantity("Mean");
        made = Distribution::gamma(mean, parameters.number("CV"));
    } else if (name == "Weibull") {
        const double scale = parameters.quantity("Scale");
        made = Distribution::weibull(scale, parameters.number("Shape"));
    } else if (name == "Pareto") {
        const double minimum = parameters.quantity("Minimum");
        made = Distribution::pareto(minimum, parameters.number("Shape"));
    }
    if (!parameters.finish()) return std::nullopt;
    return made;
}

}  // namespace

std::span<const DistributionForm> distributionForms() { return kForms; }

std::optional<double> readQuantity(Reading& reading, const Place& place, Dimension dimension) {
    const document::Node& node = place.node;
    if (dimension == Dimension::Count) {
        if (node.isNumber()) return node.asNumber();
        reading.wrongKind(place, "a number");
        return std::nullopt;
    }
    if (!node.isString()) {
        reading.wrongKind(place, dimension == Dimension::Duration
                                     ? "a duration with its unit, such as \"250us\", \"12ms\", \"10s\", \"5m\", \"24h\""
                                     : "a size with its unit, such as \"512B\", \"4KB\", \"10MB\"");
        return std::nullopt;
    }
    if (dimension == Dimension::Duration) {
        const auto length = parseDuration(node.asString());
        if (length) return base::toSeconds(*length);
        reading.error(place, length.error().what);
        return std::nullopt;
    }
    const auto size = parseBytes(node.asString());
    if (size) return static_cast<double>(size->count);
    reading.error(place, size.error().what);
    return std::nullopt;
}

std::optional<Distribution> readDistribution(Reading& reading, const Place& place, Dimension dimension) {
    const document::Node& node = place.node;
    std::optional<Distribution> distribution;
    Place inner = place;
    if (!node.isObject()) {
        const auto value = readQuantity(reading, place, dimension);
        if (value) distribution = Distribution::constant(*value);
    } else if (node.size() != 1) {
        reading.error(place, "must name exactly one distribution: " + names());
    } else {
        const document::Member& member = node.members().front();
        bool known = false;
        std::vector<std::string_view> all;
        for (const DistributionForm& form : kForms) {
            known = known || form.name == member.key;
            all.push_back(form.name);
        }
        if (!known) {
            reading.problems.error(
                member.keyPosition, document::child(place.pointer, member.key),
                "is not a distribution" + document::didYouMean(member.key, all) + "; known are " + names());
            return std::nullopt;
        }
        const Place form = place.at(member.key, member.value);
        distribution = readForm(reading, form, member.key, dimension);
    }
    if (!distribution) return std::nullopt;
    if (const auto checked = distribution->check(); !checked) {
        reportCheck(reading, place, checked.error());
        return std::nullopt;
    }
    return distribution;
}

}  // namespace headroom::format
