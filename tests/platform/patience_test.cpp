// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/client/patience.hpp"

#include "model/engine/request_pool.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;

namespace {

Instant at(std::int64_t ms) { return Instant{milliseconds(ms).count}; }

}  // namespace

// A client walks away at 200 ms and tries again at 700; the function of its first attempt computes to 300 ms, calls
// something, and is killed at 1 s: those 700 ms are the call's, whoever has walked away before and whatever the second
// attempt does.
TEST_CASE("what a killed callee was at is counted from where it had come", "[patience]") {
    engine::RequestPool pool;
    const engine::RequestRef request = pool.acquire();
    request->began = at(0);
    const client::Patience first(*request, 0, at(0));
    const client::Patience called(*request, first.branch(), at(0));
    first.end(*request, 0, at(200));
    request->record(1, engine::Cause::Compute, at(0), at(300), called.branch());
    const client::Patience second(*request, 0, at(700));
    request->record(1, engine::Cause::Compute, at(700), at(900), second.branch());
    called.end(*request, 2, at(1'000));
    const engine::Span& booked = request->spans().back();
    CHECK(booked.hop == 2);
    CHECK(booked.cause == engine::Cause::Downstream);
    CHECK(booked.start == at(300));
    CHECK(booked.length == milliseconds(700));
}
