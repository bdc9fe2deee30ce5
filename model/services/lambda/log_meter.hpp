// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "model/services/lambda/log_spec.hpp"

namespace headroom::lambda {

/// What a function logs, and what of it is kept.
class LogMeter {
public:
    explicit LogMeter(const LogSpec& spec);

    /// An environment was initialised or restored. Bytes that this logs.
    std::int64_t started() {
        bytes_ += startLines_;
        return startLines_;
    }
    /// An invocation is over, whose code printed so much. Bytes logged for it.
    std::int64_t ended(base::Bytes printed, bool timedOut) {
        const std::int64_t logged = lines_ + printed.count + (timedOut ? timeoutLine_ : 0);
        bytes_ += logged;
        return logged;
    }
    /// Of what is logged.
    std::string usageType() const { return spec_.infrequentAccess ? "VendedLogIA-Bytes" : "VendedLog-Bytes"; }

    /// Adds what was logged in the window, with `ahead` starts that no invocation waited for, and what is kept of it
    /// once that has gone on for the time that logs are kept.
    void report(const std::string& name, std::uint64_t ahead, base::Duration window,
                std::vector<base::MeterReading>& into) const;

private:
    base::Granules kept(base::Granules bytes, base::Duration window) const;

    LogSpec spec_;
    std::int64_t lines_;
    std::int64_t startLines_;
    std::int64_t timeoutLine_;
    base::Granules bytes_ = 0;
};

}  // namespace headroom::lambda
