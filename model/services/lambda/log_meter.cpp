// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/log_meter.hpp"

#include <algorithm>

namespace headroom::lambda {

namespace {

constexpr std::int64_t kBytesPerGigabyte = base::gibibytes(1).count;
// A share counts in these parts. Times in microseconds: a product with the bytes of years stays within 128 bits.
constexpr std::int64_t kShareScale = 100'000;
constexpr std::int64_t kMicrosecond = 1'000;

}  // namespace

LogMeter::LogMeter(const LogSpec& spec)
    : spec_(spec),
      lines_(spec.ownLines ? kLogLines.count : 0),
      startLines_(spec.ownLines ? kStartLines.count : 0),
      timeoutLine_(kTimeoutLine.count) {}

base::Granules LogMeter::kept(base::Granules bytes, base::Duration window) const {
    const auto share = static_cast<base::Granules>(spec_.storedShare * static_cast<double>(kShareScale) + 0.5);
    const base::Granules parts = spec_.retention.count / kMicrosecond * share;
    const base::Granules in = std::max<base::Granules>(window.count / kMicrosecond, 1);
    // Whole multiples apart, so that no product overflows.
    return bytes / in * parts / kShareScale + bytes % in * parts / (in * kShareScale);
}

void LogMeter::report(const std::string& name, std::uint64_t ahead, base::Duration window,
                      std::vector<base::MeterReading>& into) const {
    const base::Granules bytes = bytes_ + static_cast<base::Granules>(ahead) * startLines_;
    into.push_back({name, "AmazonCloudWatch", usageType(), bytes, kBytesPerGigabyte, base::MeterKind::Measured});
    into.push_back({name, "AmazonCloudWatch", "TimedStorage-ByteHrs", kept(bytes, window), kBytesPerGigabyte,
                    base::MeterKind::Stored});
}

}  // namespace headroom::lambda
