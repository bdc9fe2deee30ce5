// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/monthly_usage.hpp"

namespace headroom::pricing {
namespace {

base::Error badReading(const base::MeterReading& reading, std::string what) {
    return {base::Errc::Internal, reading.resource, reading.service + " " + reading.usageType + ": " + std::move(what)};
}

std::optional<Int128> monthlyGranules(const base::MeterReading& reading, base::Duration window, base::Duration month) {
    switch (reading.kind) {
        case base::MeterKind::Stored:
            return reading.granules;
        case base::MeterKind::Measured:
        case base::MeterKind::Recurring:
            return multiplyDivideHalfEven(reading.granules, month.count, window.count);
    }
    return std::nullopt;
}

}  // namespace

base::Result<std::vector<MonthlyUsage>> monthlyUsage(std::span<const base::MeterReading> readings,
                                                     base::Duration window, base::Duration month) {
    if (window.count <= 0 || month.count <= 0) {
        return base::Error{base::Errc::BadInput, "", "the measured time and the month must be longer than 0"};
    }
    std::vector<MonthlyUsage> usage;
    usage.reserve(readings.size());
    for (const base::MeterReading& reading : readings) {
        if (reading.granules < 0 || reading.granulesPerUnit <= 0) return badReading(reading, "a negative reading");
        const auto granules = monthlyGranules(reading, window, month);
        if (!granules) return badReading(reading, "too large for a month's bill");
        usage.push_back({reading.resource, reading.service, reading.usageType,
                         MeteredQuantity{*granules, reading.granulesPerUnit}, "",
                         reading.kind != base::MeterKind::Measured});
    }
    return usage;
}

}  // namespace headroom::pricing
