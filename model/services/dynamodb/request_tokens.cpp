// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/request_tokens.hpp"

#include "model/services/dynamodb/limits.hpp"

namespace headroom::dynamodb {

RequestTokens::Earlier RequestTokens::earlier(std::uint64_t token, base::Instant now) {
    forget(now);
    if (underWay_.holds(token)) return Earlier::UnderWay;
    return done_.holds(token) ? Earlier::Done : Earlier::Unknown;
}

void RequestTokens::begin(std::uint64_t token) {
    if (!underWay_.holds(token)) underWay_.lock(token);
}

void RequestTokens::end(std::uint64_t token, bool unheard, base::Instant now) {
    if (underWay_.holds(token)) underWay_.unlock(token);
    if (!unheard || done_.holds(token)) return;
    forget(now);
    done_.lock(token);
    ended_.push_back({token, now});
}

void RequestTokens::forget(base::Instant now) {
    while (!ended_.empty() && now - ended_.front().at >= kTokenLife) {
        done_.unlock(ended_.front().token);
        ended_.pop_front();
    }
}

}  // namespace headroom::dynamodb
