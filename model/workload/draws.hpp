// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What a workload draws for a request: the branch of the request's key that each draw has to itself.
namespace headroom::workload::draws {

inline constexpr std::uint64_t kMix = 0;
inline constexpr std::uint64_t kKey = 1;
inline constexpr std::uint64_t kPayload = 2;
inline constexpr std::uint64_t kResponse = 3;
inline constexpr std::uint64_t kCall = 4;   ///< everything drawn behind the workload
inline constexpr std::uint64_t kThink = 5;  ///< after the request, of a closed user

/// Of a session: how long it lasts and when its messages come. The nth message has the key of kMessages + n.
inline constexpr std::uint64_t kSession = 0x7365'7373'696f'6e00ULL;
inline constexpr std::uint64_t kMessages = 0x6d65'7373'6167'6500ULL;

/// Of a user's own key, beyond any number of requests: the rest of the think time the run begins in.
inline constexpr std::uint64_t kFirstThink = 0x6669'7273'7400'0000ULL;

/// Of an attempt's own draws: the client's network.
inline constexpr std::uint64_t kRoundTrip = 0x6e65'7477'6f72'6b00ULL;

}  // namespace headroom::workload::draws
