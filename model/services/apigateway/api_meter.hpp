// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"
#include "model/engine/causes.hpp"
#include "model/services/apigateway/spec.hpp"

namespace headroom::apigateway {

/// How many requests a call of an HTTP API is billed as. Request and answer are metered each: one for the call, and one
/// for every begun 512 KB of either payload beyond its first (513 KB count as two: pricing page, transcription read
/// 2026-09-20; that both directions count is from memory).
std::int64_t billedRequests(base::Bytes request, base::Bytes response);

/// How many calls a streamed answer of a REST API is billed as: one for every begun 10 MB.
std::int64_t billedStream(base::Bytes response);

/// How many messages a WebSocket message is billed as: one for every begun 32 KB (33 KB count as two: same page).
std::int64_t billedMessages(base::Bytes message);

/// Usage of one API.
class ApiMeter {
public:
    ApiMeter(ApiKind kind, EndpointType endpoint) : kind_(kind), endpoint_(endpoint) {}

    /// A billed call: a REST API's counts once whatever its size, an HTTP API's by the 512 KB.
    void add(base::Bytes request, base::Bytes response, std::uint32_t workload);
    /// A REST API's call whose answer is streamed.
    void addStream(base::Bytes request, base::Bytes response, std::uint32_t workload);
    /// A WebSocket message and its answer, which is one when it has a body.
    void addMessages(base::Bytes received, base::Bytes sent, std::uint32_t workload);
    /// A message that the server sends on its own.
    void addPush(base::Bytes sent, std::uint32_t workload);
    /// Time that connections were open, summed over them: nanoseconds.
    void setConnected(base::Granules total) { connected_ = total; }

    /// Requests or messages and minutes, and the bytes of answers that leave AWS (bodies alone: headers are not
    /// modelled); of a private API, whose answers stay inside, the bytes that pass its interface endpoint.
    std::vector<base::MeterReading> readings(const std::string& resource) const;
    /// Adds what of the readings, but for connected minutes, each workload caused.
    void addCauses(const std::string& resource, std::vector<engine::CausedReading>& into) const;

private:
    /// By all requests, or those of one workload.
    struct Used {
        std::int64_t requests = 0;
        std::int64_t messages = 0;
        std::int64_t bytesIn = 0;
        std::int64_t bytesOut = 0;
    };
    void use(const Used& used, std::uint32_t workload);

    ApiKind kind_;
    EndpointType endpoint_;
    Used used_;
    engine::PerWorkload<Used> caused_;
    base::Granules connected_ = 0;
};

}  // namespace headroom::apigateway
