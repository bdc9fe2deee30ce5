// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/units.hpp"
#include "model/services/stepfunctions/raised.hpp"

/// Executions that data decide, as far as a machine needs to know: what the data are, it does not. Implemented in
/// data/live.hpp.
namespace headroom::stepfunctions {

/// Data that one machine hands to another: the input of a nested execution, the output that it gives back. What they
/// are, machines do not know.
class HandedData {
public:
    HandedData() = default;
    HandedData(const HandedData&) = delete;
    HandedData& operator=(const HandedData&) = delete;
    virtual ~HandedData() = default;
};

/// Between a task and the execution that it starts. Both hold it, so that what one of them outlives is nobody's.
struct Handover {
    std::shared_ptr<const HandedData> input;
    std::shared_ptr<const HandedData> output;  ///< once it has succeeded, for who waits
    std::string error;                         ///< once it has failed
    bool timedOut = false;                     ///< as a whole
};

/// How long a Task may take, and how long it may be silent, in seconds, where that is limited.
struct TaskLimits {
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
};

/// The data of one line of work: of an execution, a branch, an iteration.
class StrandData {
public:
    StrandData() = default;
    StrandData(const StrandData&) = delete;
    StrandData& operator=(const StrandData&) = delete;
    virtual ~StrandData() = default;

    /// Of what the next state is handed.
    virtual base::Bytes size() const = 0;
    /// A state begins: its InputPath and Parameters.
    virtual Ending begin(StateIndex state, base::Instant now) = 0;
    /// A state that does no work, or has waited, is over: where it leads. `decided`: where a Choice leads that goes by
    /// probabilities all the same.
    virtual Way pass(StateIndex state, StateIndex decided) = 0;
    /// How long a Wait takes whose time comes from data; `failed` when they hold none.
    virtual base::Duration wait(StateIndex state, Ending& failed) = 0;
    /// What data say of a Task's limits goes into them; where they say nothing those that are there stay.
    virtual Ending limit(StateIndex state, TaskLimits& limits) = 0;
    /// The input that the Task in work hands to the execution that it starts: Input of its Parameters.
    virtual std::shared_ptr<const HandedData> handed() const = 0;
    /// How many messages the Task in work sends in a batch: Entries of its Parameters; 0 where they are no list.
    virtual std::size_t entries() const = 0;
    /// What an execution that has ended gives to who waited for it.
    virtual std::shared_ptr<const HandedData> output() const = 0;
    /// The execution that the Task in work waited for has ended so; that is the result, unless the design gives one.
    virtual void receive(std::shared_ptr<const Handover> ended) = 0;
    /// A Task has succeeded, or all branches have: the result becomes the output.
    virtual Ending take(StateIndex state) = 0;
    /// A catcher of the state takes an error of that name.
    virtual Ending caught(StateIndex state, std::size_t catcher, const std::string& error) = 0;

    /// What data say of a Map's bounds goes into them; where they say nothing those that are there stay.
    virtual Ending bound(StateIndex state, MapPart& bounds) = 0;
    /// How many branches or items the state begins with, once it is bound; `read`: what an ItemReader reads, where no
    /// values are given.
    virtual std::int64_t items(StateIndex state, std::int64_t read, Ending& failed) = 0;
    /// Among how many branches, iterations or children those are divided, and how many the nth of them gets.
    virtual std::int64_t branches() const = 0;
    virtual std::int64_t itemsOfBranch(std::int64_t nth) const = 0;
    /// The data of the nth of them; what fails here fails the state.
    virtual std::unique_ptr<StrandData> branch(std::int64_t nth, Ending& failed) = 0;
    /// It has ended: with its data as they are, or with a failure that is tolerated.
    virtual void join(std::int64_t nth, StrandData& branch) = 0;
    virtual void joinFailure(std::int64_t nth, const StrandData& branch, const std::string& error) = 0;
    /// It has failed, and the state with it: its cause is the state's.
    virtual void failWith(const StrandData& branch) = 0;
};

/// The data of a machine's executions in one world.
class MachineData {
public:
    MachineData() = default;
    MachineData(const MachineData&) = delete;
    MachineData& operator=(const MachineData&) = delete;
    virtual ~MachineData() = default;
    /// An execution begins on one of the inputs of that set, drawn by its key.
    virtual std::unique_ptr<StrandData> open(std::uint8_t set, std::uint64_t key, base::Instant now) = 0;
    /// An execution begins on what a task of another one hands to it.
    virtual std::unique_ptr<StrandData> open(const HandedData& input, std::uint64_t key, base::Instant now) = 0;
};

/// What a design gives to a machine that data decide.
class DataSource {
public:
    DataSource() = default;
    DataSource(const DataSource&) = delete;
    DataSource& operator=(const DataSource&) = delete;
    virtual ~DataSource() = default;
    /// `names` outlives what is made.
    virtual std::unique_ptr<MachineData> makeReady(ErrorNames& names, std::int64_t startSecondsUtc) const = 0;
    /// The set of inputs that the workload of that name gives, or the call at that pointer; 0: the machine's own.
    virtual std::uint8_t setOf(std::string_view giver) const = 0;
    /// All of it as text, to compare it by.
    virtual const std::string& text() const = 0;
};

/// A DataSource as a value, or none.
struct GivenData {
    std::shared_ptr<const DataSource> source;

    explicit operator bool() const { return source != nullptr; }
    bool operator==(const GivenData& other) const {
        if (source == nullptr || other.source == nullptr) return source == other.source;
        return source->text() == other.source->text();
    }
};

}  // namespace headroom::stepfunctions
