// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::test {

/// A world with one table "Views" and its callers.
struct TableBench {
    /// What a caller noted of one call.
    struct Answer {
        base::Instant asked;
        base::Duration took;
        engine::Outcome outcome;
        std::size_t spans = 0;
        engine::Span first;
    };

    explicit TableBench(const dynamodb::Spec& spec, base::Instant begin = {}, std::uint64_t key = 11)
        : world(key, begin), scope(world.scheduler()), table(world, "Views", spec) {}
    ~TableBench() { world.scheduler().tearDown(); }

    engine::Process ask(base::Instant at, engine::Call call, bool measured) {
        co_await engine::delayUntil(at, engine::Rank::Normal);
        engine::RequestRef request = world.requests().acquire();
        request->measured = measured;
        request->workload = workload;
        call.draws = base::deriveKey(77, number++);
        auto work = table.serve(request, call);
        const engine::Outcome outcome = co_await work;
        const auto spans = request->spans();
        answers.push_back({at, world.now() - at, outcome, spans.size(), spans.empty() ? engine::Span{} : spans[0]});
    }
    void send(base::Instant at, const engine::Call& call, bool measured = true) { ask(at, call, measured).spawn(); }

    engine::Process step(engine::Call call, base::Duration gap, base::Instant from, base::Instant to,
                         std::uint64_t keys) {
        for (base::Instant at = from; at < to; at = at + gap) {
            co_await engine::delayUntil(at, engine::Rank::Normal);
            send(at, call);
            ++call.item;
            if (keys > 0) call.item %= keys;
        }
    }
    /// A call every `gap` with one key after the other.
    void evenly(const engine::Call& call, base::Duration gap, base::Instant from, base::Instant to) {
        step(call, gap, from, to, 0).spawn();
    }
    /// The same with so many keys, in turn.
    void inTurn(std::uint64_t keys, const engine::Call& call, base::Duration gap, base::Instant from,
                base::Instant to) {
        step(call, gap, from, to, keys).spawn();
    }
    void run(base::Duration length) { world.scheduler().runUntil(base::Instant{} + length); }

    /// How many calls ended so, by the second of their arrival.
    std::map<std::int64_t, std::int64_t> bySecond(engine::Disposition disposition) const {
        std::map<std::int64_t, std::int64_t> counts;
        for (const Answer& answer : answers) {
            if (answer.outcome.disposition == disposition) ++counts[answer.asked.ns / 1'000'000'000];
        }
        return counts;
    }
    std::int64_t count(engine::Disposition disposition) const {
        std::int64_t total = 0;
        for (const auto& [second, calls] : bySecond(disposition)) total += calls;
        return total;
    }
    /// A figure of the report; 0 when it is not there.
    double figure(const std::string& name) const {
        for (const engine::Figure& figure : table.report(base::seconds(1)).figures) {
            if (figure.name == name) return figure.value;
        }
        return 0.0;
    }

    engine::World world;
    engine::SchedulerScope scope;
    dynamodb::Table table;
    std::vector<Answer> answers;
    std::uint64_t number = 0;
    std::uint32_t workload = 0;  ///< whose requests begin from now on
};

inline dynamodb::Spec provisionedSpec(std::int64_t reads, std::int64_t writes) {
    dynamodb::Spec spec;
    spec.readCapacityUnits = reads;
    spec.writeCapacityUnits = writes;
    return spec;
}

inline dynamodb::Spec onDemandSpec() {
    dynamodb::Spec spec;
    spec.billingMode = dynamodb::BillingMode::PayPerRequest;
    return spec;
}

/// A global index of everything, on demand.
inline dynamodb::IndexSpec indexNamed(const std::string& name) {
    dynamodb::IndexSpec index;
    index.name = name;
    return index;
}

inline engine::Call callOf(dynamodb::Operation operation, std::uint32_t items = 1, std::int64_t itemSize = -1) {
    engine::Call call;
    call.operation = static_cast<std::uint16_t>(operation);
    call.items = items;
    call.itemSize = base::Bytes(itemSize);
    return call;
}

/// The same with keys that never repeat.
inline engine::Call ofNewItems(engine::Call call) {
    call.item = base::kFirstNewKey;
    return call;
}

}  // namespace headroom::test
