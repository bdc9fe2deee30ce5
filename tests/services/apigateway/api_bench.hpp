// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/services/apigateway/api.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

namespace headroom::apigateway::test {

using base::Duration;
using base::Instant;
using base::seconds;
using engine::Disposition;
using engine::Outcome;
using headroom::test::kBroken;
using headroom::test::kRefused;
using headroom::test::kServed;
using headroom::test::kThrottled;
using headroom::test::ScriptedService;

inline Spec specOf(std::vector<RouteSpec> routes, double overhead = 0.0) {
    Spec spec;
    spec.routes = std::move(routes);
    spec.overhead = base::Distribution::constant(overhead);
    return spec;
}

inline RouteSpec mock(std::string key = "GET /") { return {std::move(key), "Mock"}; }
inline RouteSpec toFunction(std::string key = "GET /") { return {std::move(key), "Function"}; }

/// A world with one account and the clients of its APIs.
struct Bench {
    explicit Bench(AccountQuota quota = kUsualQuota)
        : world(11, Instant{0}), scope(world.scheduler()), account(quota, Instant{0}) {}
    ~Bench() { world.scheduler().tearDown(); }

    /// What a client noted of one request.
    struct Answer {
        Instant asked;
        Instant answered;
        Outcome outcome;
        std::vector<engine::Span> spans;
    };

    engine::Process ask(engine::Service& api, Instant at, engine::Call call, bool measured) {
        co_await engine::delayUntil(at, engine::Rank::Normal);
        engine::RequestRef request = world.requests().acquire();
        request->measured = measured;
        request->key = number;
        call.draws = number++;
        const Outcome outcome = co_await api.serve(request, call);
        Answer& answer = answers.emplace_back(Answer{at, world.now(), outcome, {}});
        for (const engine::Span& span : request->spans()) {
            if (request->counts(span, 0)) answer.spans.push_back(span);
        }
    }
    void send(engine::Service& api, Instant at, engine::Call call = {}, bool measured = true) {
        ask(api, at, call, measured).spawn();
    }
    engine::Process step(engine::Service& api, Duration gap, int count) {
        for (int i = 0; i < count; ++i) {
            co_await engine::delayUntil(Instant{} + gap * i, engine::Rank::Normal);
            send(api, world.now());
        }
    }
    void run(Duration length = seconds(1'000)) { world.scheduler().runUntil(Instant{} + length); }

    /// How many requests of each second (of their arrival) ended so.
    std::map<std::int64_t, std::int64_t> bySecond(Disposition disposition) const {
        std::map<std::int64_t, std::int64_t> counts;
        for (const Answer& answer : answers) {
            if (answer.outcome.disposition == disposition) ++counts[answer.asked.ns / 1'000'000'000];
        }
        return counts;
    }

    engine::World world;
    engine::SchedulerScope scope;
    Account account;
    std::uint64_t number = 0;
    std::vector<Answer> answers;
};

inline double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& figure : report.figures) {
        if (figure.name == name) return figure.value;
    }
    FAIL("no figure " << name);
    return 0.0;
}

}  // namespace headroom::apigateway::test
