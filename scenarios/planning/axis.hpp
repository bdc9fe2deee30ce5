// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/planning/source.hpp"

/// What is varied over designs: a parameter, the traffic, or any value of the file.
namespace headroom::planning {

struct Axis {
    enum class Kind : std::uint8_t { Parameter, Traffic, Pointer };

    Kind kind = Kind::Parameter;
    std::string name;                 ///< "Memory", "Traffic", "/Resources/Items/Behavior/ItemSize"
    std::vector<std::string> values;  ///< as they are set; of the traffic factors
    /// Of "a..b": what lies between can be asked for with at().
    struct Range {
        double low = 0.0;
        double high = 0.0;
        std::string unit;    ///< behind the number
        bool whole = false;  ///< only whole numbers
    };
    std::optional<Range> range{};

    /// The value at a share (0 to 1) of the range. Requires a range.
    std::string at(double share) const;
};

/// Most values of one axis.
inline constexpr std::size_t kMostValues = 1000;

/// Reads "Memory=128,256,512", "Traffic=0.5x..4x:8", "/Resources/Items/Behavior/ItemSize=1KB..8KB:4": values and ranges
/// of n evenly spaced ones separated by commas, "a..b" alone for methods that choose points themselves. An `x` makes a
/// multiple of what the file has. Traffic multiplies all arrivals, "2" as well as "2x". Errors: BadInput with what may
/// be written; a parameter or a place that the file does not have.
base::Result<Axis> parseAxis(std::string_view text, const Source& source);

/// Sets the axis to a value. Errors: as scaleTraffic() and setValue().
base::Result<void> set(const Axis& axis, const std::string& value, Source& source);

/// The number of a value such as "128" or "4KB" (in its own unit); nothing when it is none.
std::optional<double> numberOf(std::string_view value);

/// A value in the unit that all values of its kind share, so that "900B" is less than "1KB".
struct Amount {
    enum class Kind : std::uint8_t {
        Number,
        Size,   ///< bytes
        Time,   ///< nanoseconds
        Rate,   ///< a second
        Money,  ///< USD
    };

    Kind kind = Kind::Number;
    double value = 0.0;
};

/// Of "128", "4KB", "250ms", "120/s" or "9 USD"; nothing of what is no quantity of the format, such as a date or a
/// name.
std::optional<Amount> amountOf(std::string_view value);

/// The values of one axis as numbers of one unit; nothing where one is no quantity or of another kind than the rest.
std::optional<std::vector<double>> amountsOf(const std::vector<std::string>& values);

}  // namespace headroom::planning
