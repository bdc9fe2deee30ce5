// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/request.hpp"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "model/engine/request_pool.hpp"
#include "tests/support/catch.hpp"

// Oracles: by hand.
namespace headroom::engine {

namespace {
using base::Duration;
using base::Instant;

constexpr HopId kHop = 3;

void note(Request& request, std::int64_t from, std::int64_t to, std::uint8_t branch = 0, Cause cause = Cause::Compute) {
    request.record(kHop, cause, Instant{from}, Instant{to}, branch);
}
}  // namespace

TEST_CASE("the last hold gives a request back to its pool", "[request]") {
    RequestPool pool;
    std::optional<RequestRef> first(pool.acquire());
    const Request* const address = &**first;
    (*first)->attempts = 5;
    note(**first, 0, 10);
    (*first)->abandon((*first)->newBranch(0));
    {
        const RequestRef copy(*first);
        const RequestRef moved(std::move(*first));
        first.reset();
        CHECK(pool.live() == 1);
        CHECK(&*copy == address);
        CHECK(&*moved == address);
    }
    CHECK(pool.live() == 0);
    const RequestRef again = pool.acquire();
    CHECK(&*again == address);  // reused, and as new
    CHECK(again->spans().empty());
    CHECK(again->attempts == 0);
    CHECK(again->newBranch(0) == 1);
    note(*again, 0, 10, 1);
    CHECK(again->spans().size() == 1);
}

TEST_CASE("requests in flight are distinct and keep their place", "[request]") {
    RequestPool pool;
    std::vector<RequestRef> all;
    std::set<const Request*> addresses;
    for (int i = 0; i < 1'000; ++i) {
        all.push_back(pool.acquire());
        addresses.insert(&*all.back());
    }
    CHECK(addresses.size() == 1'000);
    CHECK(pool.live() == 1'000);
    all.clear();
    CHECK(pool.live() == 0);
}

TEST_CASE("spans record what happened and no empty ones", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    note(*request, 5, 5);
    note(*request, 9, 5);
    CHECK(request->spans().empty());
    note(*request, 5, 9);
    REQUIRE(request->spans().size() == 1);
    CHECK(request->spans()[0].start == Instant{5});
    CHECK(request->spans()[0].length == Duration(4));
}

TEST_CASE("what an abandoned branch and all under it do counts below it and not above", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    const std::uint8_t child = request->newBranch(0);
    const std::uint8_t grandchild = request->newBranch(child);
    const std::uint8_t sibling = request->newBranch(0);
    note(*request, 0, 1, grandchild);
    request->abandon(child);
    note(*request, 1, 2, child);
    note(*request, 1, 2, sibling);
    note(*request, 2, 3, 0);
    const std::uint8_t late = request->newBranch(grandchild);
    note(*request, 3, 4, late);
    request->abandon(grandchild);
    note(*request, 4, 5, late);
    const auto countedBy = [&](std::uint8_t branch) {
        std::vector<bool> counted;
        for (const Span& span : request->spans()) counted.push_back(request->counts(span, branch));
        return counted;
    };
    // In order: grandchild before all, child after, sibling, root, late after child, late after grandchild.
    CHECK(countedBy(0) == std::vector{true, false, true, true, false, false});
    CHECK(countedBy(child) == std::vector{true, true, false, false, true, false});
    CHECK(countedBy(grandchild) == std::vector{true, false, false, false, true, true});
    CHECK(countedBy(sibling) == std::vector{false, false, true, false, false, false});
}

TEST_CASE("branches are few and the parent's when they run out", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    for (std::size_t i = 1; i < Request::kMuted; ++i) REQUIRE(request->newBranch(0) == i);
    CHECK(request->newBranch(7) == 7);
    request->abandon(62);
    note(*request, 0, 1, 62);
    CHECK_FALSE(request->counts(request->spans()[0], 0));
    note(*request, 0, 1, 61);
    CHECK(request->counts(request->spans()[1], 0));
}

TEST_CASE("of branches side by side one explains, for whoever is above them", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    note(*request, 0, 5);
    const std::size_t from = request->spans().size();
    const std::uint8_t first = request->newBranches(0, 2);
    REQUIRE(first == 1);
    const std::uint8_t call = request->newBranch(2);  // a callee of the second
    note(*request, 5, 25, 1);
    note(*request, 5, 15, 2);
    note(*request, 15, 30, call);
    request->mute(1, from);
    CHECK(request->explained(2, from) == Duration(25));
    note(*request, 30, 40, 1);  // late work of the one that does not explain
    Duration above;
    Duration own;
    for (const Span& span : request->spans()) {
        if (request->counts(span, 0)) above += span.length;
        if (request->counts(span, 1)) own += span.length;
    }
    CHECK(above == Duration(5 + 10 + 15));
    CHECK(own == Duration(20 + 10));
}

TEST_CASE("what was given up inside a muted branch stays given up there", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    const std::uint8_t first = request->newBranches(0, 2);
    const std::uint8_t call = request->newBranch(first);
    request->abandon(call);
    note(*request, 0, 10, call);
    request->mute(first, 0);
    CHECK(request->counts(request->spans()[0], call));
    CHECK_FALSE(request->counts(request->spans()[0], first));
    CHECK_FALSE(request->counts(request->spans()[0], 0));
}

TEST_CASE("work side by side is not merged into other spans, nor kept without a branch", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    for (std::int64_t i = 0; i < 31; ++i) note(*request, i, i + 1);
    const std::uint8_t first = request->newBranches(0, 2);
    note(*request, 40, 50, first);
    REQUIRE(request->full());
    note(*request, 50, 60, first);
    CHECK(request->explained(first, 0) == Duration(10));
    // What explains is added to the last span that explains, not to the muted one behind it.
    request->mute(first, 0);
    note(*request, 60, 67, 0, Cause::BackOff);
    CHECK(request->explained(0, 0) == Duration(31 + 7));
    CHECK(request->newBranches(0, 60) == 3);  // 62 in all
    CHECK(request->newBranches(0, 1) == Request::kMuted);
    const RequestRef other = pool.acquire();
    CHECK(other->newBranches(0, 63) == Request::kMuted);
    note(*other, 0, 10, Request::kMuted);
    CHECK_FALSE(other->counts(other->spans()[0], 0));
    CHECK(other->explained(Request::kMuted, 0) == Duration(0));
}

TEST_CASE("time beyond the last span is added to the last of its kind and never lost", "[request]") {
    RequestPool pool;
    const RequestRef request = pool.acquire();
    note(*request, 0, 10, 0, Cause::Init);
    for (std::int64_t i = 1; i < 40; ++i) note(*request, i * 10, i * 10 + 5);
    note(*request, 1'000, 1'007, 0, Cause::Init);
    note(*request, 2'000, 2'001, 0, Cause::BackOff);  // no such span: the last one takes it
    CHECK(request->spans().size() == Request::kMaxSpans);
    Duration total;
    for (const Span& span : request->spans()) total += span.length;
    CHECK(total == Duration(10 + 39 * 5 + 7 + 1));
    CHECK(request->spans()[0].length == Duration(17));
    CHECK(request->spans().back().length == Duration(5 + 8 * 5 + 1));
}

}  // namespace headroom::engine
