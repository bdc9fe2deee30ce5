// SPDX-License-Identifier: GPL-3.0-or-later
// What the branches of a Parallel and the items of a Map begin with, and what they give.
#include <utility>

#include "model/services/stepfunctions/data/batches.hpp"
#include "model/services/stepfunctions/data/bounds.hpp"
#include "model/services/stepfunctions/data/live_strand.hpp"
#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions::data {

namespace {

constexpr std::uint64_t kBranch = 1;

}  // namespace

std::int64_t LiveStrand::items(StateIndex state, std::int64_t read, Ending& failure) {
    readItems(state, read, failure);
    const auto count = static_cast<std::int64_t>(items_.size());
    if (!failure.ok() || !stateOf(state).map || !isBatched(bounds_)) return count;
    if (const std::optional<base::Error> wrong = putIntoBatches()) failure = failed(*wrong);
    return count;
}

void LiveStrand::readItems(StateIndex state, std::int64_t read, Ending& failure) {
    const State& built = stateOf(state);
    items_.clear();
    results_.clear();
    pairs_ = false;
    if (!built.map) {
        items_.resize(built.branches.size());  // each has what was asked
    } else if (built.map->reads) {
        const std::optional<Json>& given = shared_.inputs.results[state];
        if (given) items_.assign(given->begin(), given->end());
        if (!given) items_.assign(static_cast<std::size_t>(read), Json(Json::object()));
    } else {
        base::Result<MapItems> list = itemsOf(flowOf(state), effective_.json(), around());
        if (!list) failure = failed(list.error());
        if (list) items_ = std::move(list->values);
        pairs_ = list && list->pairs;
    }
    const base::Result<std::optional<std::int64_t>> most = mostItemsOf(flowOf(state), effective_.json(), around());
    if (!most) failure = failed(most.error());
    if (most && *most && **most < static_cast<std::int64_t>(items_.size()))
        items_.resize(static_cast<std::size_t>(**most));
}

/// Each item goes through the ItemSelector, and then into its batch.
std::optional<base::Error> LiveStrand::putIntoBatches() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        Handed made = selected(static_cast<std::int64_t>(i), SharedJson(std::move(items_[i])));
        if (!made) return made.error();
        items_[i] = std::move(*made).take();
    }
    std::optional<Json> shared;
    if (const auto& input = flowOf(state_).batchInput) {
        Evaluated made = evaluate(*input, around().with(effective_.json()), "BatchInput");
        if (!made) return made.error();
        shared = std::move(*made);
    }
    items_ = batchesOf(std::move(items_), bounds_, shared);
    return std::nullopt;
}

/// What the Map's ItemSelector makes of an item, or the item. It reads the scope that the Map stands in.
Handed LiveStrand::selected(std::int64_t nth, const SharedJson& item) {
    if (!flowOf(state_).parameters) return item;
    std::optional<Item> outer = std::exchange(item_, Item{item, nth, pairs_});
    Evaluated made = evaluate(*flowOf(state_).parameters, around().with(effective_.json()), "ItemSelector");
    item_ = std::move(outer);
    if (!made) return made.error();
    return SharedJson(std::move(*made));
}

std::int64_t LiveStrand::itemsOfBranch(std::int64_t nth) const {
    return itemsIn(items_[static_cast<std::size_t>(nth)], stateOf(state_).map && isBatched(bounds_));
}

std::unique_ptr<StrandData> LiveStrand::branch(std::int64_t nth, Ending& failure) {
    const State& built = stateOf(state_);
    const std::uint64_t key = base::deriveKey(base::deriveKey(draws_.next(), kBranch), static_cast<std::uint64_t>(nth));
    const SharedJson item = built.map ? SharedJson(items_[static_cast<std::size_t>(nth)]) : asked_;
    std::unique_ptr<LiveStrand> made(new LiveStrand(*this, built.map && built.map->distributed, item, key));
    if (!built.map) return made;
    made->item_ = Item{item, nth, pairs_};
    if (isBatched(bounds_)) return made;
    Handed input = selected(nth, item);
    if (!input) failure = failed(input.error());
    if (!input) return made;
    made->input_ = std::move(*input);
    if (built.map->distributed)  // the child's input is what the selector makes
        made->execution_ = std::make_shared<const Execution>(Execution{made->input_, key, entered_});
    return made;
}

void LiveStrand::join(std::int64_t nth, StrandData& branch) {
    const auto place = static_cast<std::size_t>(nth);
    if (results_.size() <= place) results_.resize(place + 1);
    auto& ended = static_cast<LiveStrand&>(branch);
    ended.effective_ = ended.asked_ = {};  // which may be the same value
    results_[place] = std::move(ended.input_).take();
}

void LiveStrand::joinFailure(std::int64_t nth, const StrandData& branch, const std::string& error) {
    const auto place = static_cast<std::size_t>(nth);
    if (results_.size() <= place) results_.resize(place + 1);
    results_[place] = errorOutput(error, static_cast<const LiveStrand&>(branch).cause_);
}

void LiveStrand::failWith(const StrandData& branch) {
    const State& built = stateOf(state_);
    cause_ = built.map && built.map->distributed ? std::string(error::kToleranceCause)
                                                 : static_cast<const LiveStrand&>(branch).cause_;
}

}  // namespace headroom::stepfunctions::data
