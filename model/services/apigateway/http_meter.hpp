// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"

namespace headroom::apigateway {

/// How many requests a call of an HTTP API is billed as. Request and answer are metered each: one for the call, and one
/// for every begun 512 KB of either payload beyond its first (513 KB count as two: pricing page, transcription read
/// 2026-09-20; that both directions count is from memory).
std::int64_t billedRequests(base::Bytes request, base::Bytes response);

/// Usage of one HTTP API.
class HttpMeter {
public:
    /// A call that the gateway let in. Throttled calls are not billed (from memory: AWS does not charge for 429), nor
    /// those that an incident of the gateway itself fails (our reading).
    void add(base::Bytes request, base::Bytes response);

    /// Requests, and the bytes of answers that leave AWS (bodies alone: headers are not modelled).
    std::vector<base::MeterReading> readings(const std::string& resource) const;

private:
    base::Granules requests_ = 0;
    base::Granules bytesOut_ = 0;
};

}  // namespace headroom::apigateway
