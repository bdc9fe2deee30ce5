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
    std::vector<std::string> values;  ///< as they are set; of the traffic factors; as asked for, see eachOnce()
    /// Of "a..b": what lies between can be asked for with at().
    struct Range {
        double low = 0.0;
        double high = 0.0;
        std::string unit;    ///< behind the number
        bool whole = false;  ///< only whole numbers, see takesWholeOnly()
    };
    std::optional<Range> range{};
    std::optional<std::string> today{};  ///< what the file has, where that is a number or text
    std::vector<std::string> onlyIn{};   ///< the designs that have the place, where others have not

    /// The value at a share (0 to 1) of the range. Requires a range.
    std::string at(double share) const;
};

/// Most values of one axis.
inline constexpr std::size_t kMostValues = 1000;

/// Reads "Memory=128,256,512", "Traffic=0.5x..4x:8", "/Resources/Items/Behavior/ItemSize=1KB..8KB:4": values and ranges
/// of n evenly spaced ones separated by commas, "a..b" alone for methods that choose points themselves. An `x` makes a
/// multiple of what the file has. Traffic multiplies all arrivals, "2" as well as "2x". A range has whole values where
/// no others can be. `designs`: those that are varied; empty: all of the file. Errors: BadInput with what may be
/// written; a parameter or a place that neither the file nor one of these designs has.
base::Result<Axis> parseAxis(std::string_view text, const Source& source, const std::vector<std::string>& designs = {});

/// Sets the axis to a value. Errors: as scaleTraffic() and setValue().
base::Result<void> set(const Axis& axis, const std::string& value, Source& source);

/// Sets all axes, each to its value; the traffic last, as its scale may be a parameter that is varied too. Errors: as
/// of one.
base::Result<void> setAll(const std::vector<Axis>& axes, const std::vector<std::string>& values, Source& source);

/// A number as it is set, with at most twelve digits, and its unit.
std::string valueText(double value, const std::string& unit);

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
