// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "model/base/result.hpp"
#include "model/services/stepfunctions/data/json_text.hpp"

namespace headroom::stepfunctions::data {

/// A value that one state hands to the next: never changed, so that all who have it share it, and measured once. Of
/// one thread.
class SharedJson {
public:
    SharedJson() = default;  ///< null
    explicit SharedJson(Json value) : held_(std::make_shared<Held>(std::move(value))) {}

    const Json& json() const { return held_ != nullptr ? held_->value : nothing(); }
    /// Of its text.
    std::size_t bytes() const {
        if (held_ == nullptr) return bytesOf(nothing());
        if (!held_->bytes) held_->bytes = bytesOf(held_->value);
        return *held_->bytes;
    }
    bool isTooDeep() const {
        if (held_ == nullptr) return false;
        if (!held_->tooDeep) held_->tooDeep = data::isTooDeep(held_->value);
        return *held_->tooDeep;
    }
    /// The value as one's own: copied only where others have it as well.
    Json take() && {
        if (held_ != nullptr && held_.use_count() == 1) return std::move(held_->value);
        return json();
    }

private:
    struct Held {
        explicit Held(Json json) : value(std::move(json)) {}
        Json value;
        std::optional<std::size_t> bytes;
        std::optional<bool> tooDeep;
    };
    static const Json& nothing() {
        static const Json null;
        return null;
    }

    std::shared_ptr<Held> held_;
};

/// A value that is handed on, or the error that fails the state.
using Handed = base::Result<SharedJson>;

}  // namespace headroom::stepfunctions::data
