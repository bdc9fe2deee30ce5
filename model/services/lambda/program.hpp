// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/request.hpp"
#include "model/services/lambda/behavior_spec.hpp"
#include "model/services/lambda/cursor.hpp"

namespace headroom::lambda {

/// One thing to do. Pauses and calls take time; the others only say what comes next.
struct Instruction {
    enum class Kind : std::uint8_t {
        Pause,    ///< computes or waits
        Connect,  ///< a pause on an environment's first call to a target
        Call,
        Choose,  ///< goes to one of several places
        Jump,
        Repeat,  ///< begins a round
        Again,   ///< ends it
        Fork,    ///< does several things at once; the strand that meets it goes on behind them
        Stop,    ///< ends one of them
    };
    Kind kind = Kind::Pause;
    std::uint32_t number = 0;   ///< of its draws: the place of its step in the file, whatever else the step adds
    std::uint32_t operand = 0;  ///< which pause, call, choice, loop or fork
    std::uint32_t target = 0;   ///< where to go on: Jump, Fork; Repeat when there is no round; Again when there is one
};

/// Time to let pass.
struct Pause {
    base::Sampler length;
    double stretch = 1.0;
    engine::Cause cause = engine::Cause::Compute;
    std::uint32_t connection = 0;  ///< of a Connect: which target
    std::int64_t threads = 0;      ///< that compute; 0 for a wait
};

/// The steps of a function as a flat list, so that running them needs no recursion and no memory.
class Program {
public:
    /// `memory` [MB] sets the speed of CPU-bound work; `key` drives the switching of regimes.
    Program(const Steps& steps, std::int64_t memory, std::uint64_t key);

    void start(Cursor& cursor, std::uint64_t key) const;
    /// The next pause, call or fork; nothing at the end.
    const Instruction* next(Cursor& cursor);
    /// The key of an instruction's draws at this place and round.
    static std::uint64_t drawsOf(const Instruction& instruction, const Cursor& cursor);

    /// Whether it is what a step of the file does, not what comes with it: the SDK's CPU time, a connection.
    static bool isStep(const Instruction& instruction) { return instruction.number % kPartsOfStep == kItself; }

    /// How many things a Fork does at once, and where the `nth` of them begins for a strand that met it at `from`.
    std::size_t strands(const Instruction& fork) const { return forks_[fork.operand].size(); }
    Cursor strand(const Instruction& fork, std::size_t nth, const Cursor& from) const;

    Pause& pause(const Instruction& instruction) { return pauses_[instruction.operand]; }
    /// The Call steps, in the order of their operands.
    const std::vector<CallStep>& calls() const { return calls_; }

private:
    /// What a step adds beside itself draws from numbers of its own.
    enum Part : std::uint32_t { kItself, kClientCpu, kConnect };
    static constexpr std::uint32_t kPartsOfStep = 4;

    struct Choice {
        std::vector<double> upTo;  ///< cumulative shares
        std::vector<std::uint32_t> targets;
    };

    void add(const Steps& steps);
    void add(const ComputeStep& step);
    void add(const WaitStep& step);
    void add(const CallStep& step);
    void add(const BranchStep& step);
    void add(const RepeatStep& step);
    void add(const ParallelStep& step);
    /// How a pause goes, but for its length.
    struct Manner {
        double stretch = 1.0;
        engine::Cause cause = engine::Cause::Compute;
        std::uint32_t connection = 0;
        std::int64_t threads = 0;
    };
    void addPause(Instruction::Kind kind, Part part, const base::Distribution& length, const Manner& manner);
    std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
    std::uint32_t number(Part part) const { return step_ * kPartsOfStep + part; }
    std::uint32_t connectionOf(const std::string& target);
    void choose(const Instruction& instruction, Cursor& cursor) const;
    void beginRound(const Instruction& instruction, Cursor& cursor) const;
    void endRound(const Instruction& instruction, Cursor& cursor) const;

    std::int64_t memory_;
    std::uint64_t key_;
    std::uint32_t step_ = 0;
    std::uint32_t depth_ = 0;
    std::vector<Instruction> code_;
    std::vector<Pause> pauses_;
    std::vector<CallStep> calls_;
    std::vector<Choice> choices_;
    std::vector<std::int64_t> rounds_;  ///< by loop
    std::vector<std::uint32_t> depths_;
    std::vector<std::vector<std::uint32_t>> forks_;  ///< where their strands begin
    std::vector<std::string> connections_;
};

}  // namespace headroom::lambda
