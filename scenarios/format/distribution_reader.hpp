// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "model/base/distribution.hpp"
#include "model/base/field.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// What a distribution is of: decides the unit its quantities must carry.
enum class Dimension : std::uint8_t { Duration, Bytes, Count };

/// Reads a quantity (constant) or one of the distributions of scenario-format section 1. Nothing, with problems, when
/// it is wrong. Files of an Empirical are looked up beside the scenario.
std::optional<base::Distribution> readDistribution(Reading& reading, const Place& place, Dimension dimension);

/// One quantity of that dimension as a number of seconds, bytes or pieces.
std::optional<double> readQuantity(Reading& reading, const Place& place, Dimension dimension);

/// The distributions' names and parameters, for the schema and `headroom explain`.
struct DistributionForm {
    std::string_view name;
    std::string_view parameters;
    std::string_view doc;
};
std::span<const DistributionForm> distributionForms();

}  // namespace headroom::format
