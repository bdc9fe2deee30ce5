// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of every folder includes, read by the compiler once (cmake/precompiled.cmake). Files still
// include what they use: presets without precompiled headers hold them to it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/field.hpp"
#include "model/base/random.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
