// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/format.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace headroom;
namespace say = headroom::gui::say;

namespace {

/// With ordinary spaces, so that expectations can be typed.
std::string plain(QString text) { return text.replace(QChar(0x00a0), u' ').toStdString(); }

}  // namespace

TEST_CASE("durations take the unit people would use, with three digits") {
    CHECK(plain(say::duration(0.0)) == "0 ms");
    CHECK(plain(say::duration(0.0241)) == "24.1 ms");
    CHECK(plain(say::duration(0.118)) == "118 ms");
    CHECK(plain(say::duration(0.00085)) == "850 µs");
    CHECK(plain(say::duration(0.0052)) == "5.20 ms");
    CHECK(plain(say::duration(0.9996)) == "1.00 s");
    CHECK(plain(say::duration(1.234)) == "1.23 s");
    CHECK(plain(say::duration(59.9)) == "59.9 s");
    CHECK(plain(say::duration(59.97)) == "1 min");
    CHECK(plain(say::duration(252.0)) == "4 min 12 s");
    CHECK(plain(say::duration(7500.0)) == "2 h 5 min");
    CHECK(plain(say::duration(3599.9)) == "1 h");
    CHECK(plain(say::duration(200'000.0)) == "2 d 8 h");
}

TEST_CASE("chosen lengths are said as they were written") {
    CHECK(plain(say::length(86'400.0)) == "24 h");
    CHECK(plain(say::length(14 * 86'400.0)) == "14 d");
    CHECK(plain(say::length(5400.0)) == "1 h 30 min");
    CHECK(plain(say::length(45.0)) == "45 s");
    CHECK(plain(say::length(0.5)) == "0.5 s");
}

TEST_CASE("time left is rounded up") {
    CHECK(plain(say::timeLeft(0.2)) == "less than a second");
    CHECK(plain(say::timeLeft(13.2)) == "14 s");
    CHECK(plain(say::timeLeft(121.0)) == "3 min");
    CHECK(plain(say::timeLeft(4000.0)) == "1 h 7 min");
}

TEST_CASE("money") {
    CHECK(plain(say::money(0.0)) == "$0");
    CHECK(plain(say::money(612.4)) == "$612");
    CHECK(plain(say::money(1232.4)) == "$1,232");
    CHECK(plain(say::money(24.1)) == "$24.10");
    CHECK(plain(say::money(0.118)) == "$0.118");
    CHECK(plain(say::money(0.5)) == "$0.50");
    CHECK(plain(say::money(0.01)) == "$0.01");
    CHECK(plain(say::money(0.000'125)) == "$0.000125");
    CHECK(plain(say::money(12'345'678.0)) == "$12.35 M");
    CHECK(plain(say::money(-3.5)) == "−$3.50");
    CHECK(plain(say::moneyExact(pricing::Money::fromCents(123'245))) == "$1,232.45");
    CHECK(plain(say::moneyExact(pricing::Money::fromCents(123'456'789))) == "$1,234,567.89");
    CHECK(plain(say::moneyExact(pricing::Money::fromNanos(1'234'567))) == "$0.0012");
    CHECK(plain(say::moneyExact(pricing::Money{})) == "$0.00");
}

TEST_CASE("percentages") {
    CHECK(plain(say::percent(0.0)) == "0 %");
    CHECK(plain(say::percent(1.0)) == "100 %");
    CHECK(plain(say::percent(0.0002)) == "0.02 %");
    CHECK(plain(say::percent(0.00018)) == "0.018 %");
    CHECK(plain(say::percent(0.0012)) == "0.12 %");
    CHECK(plain(say::percent(0.1234)) == "12.3 %");
    CHECK(plain(say::percent(0.42013)) == "42.0 %");  // as exact as what stands beside it
    CHECK(plain(say::percent(0.29)) == "29 %");
    CHECK(plain(say::percent(0.0523)) == "5.23 %");
    CHECK(plain(say::percent(1e-8)) == "< 0.0001 %");
    CHECK(plain(say::percent(128.562)) == "12,856 %");  // three digits are told already
}

TEST_CASE("how far a run is has no digit that flickers, and is full at the end only") {
    CHECK(plain(say::progress(0.0)) == "0 %");
    CHECK(plain(say::progress(0.0249)) == "2 %");
    CHECK(plain(say::progress(0.29)) == "29 %");
    CHECK(plain(say::progress(0.9999)) == "99 %");
    CHECK(plain(say::progress(1.0)) == "100 %");
    CHECK(plain(say::progress(1.02)) == "100 %");
}

TEST_CASE("a remark of the engine begins as a sentence, a name as it is written") {
    const auto said = [](const char* remark) { return say::sentence(QString::fromUtf8(remark)).toStdString(); };
    CHECK(said("the month is 30 min over and over, shorter than a day: measure whole days") ==
          "The month is 30 min over and over, shorter than a day: measure whole days");
    CHECK(said("none of them throttles") == "None of them throttles");
    CHECK(said("tried 4 of 4 designs in 16 runs") == "Tried 4 of 4 designs in 16 runs");
    CHECK(said("today's value is 0.42 times the crossing") == "Today's value is 0.42 times the crossing");
    for (const char* kept :
         {"orders: 3 of 10 failed", "p99.9 of Api rests on 4 requests", "on-demand: $5 a month",
          "as in the sample: $5 a month",
          "orders uses 35.27 read units a second of 30 provisioned, which a burst bucket pays for: no",
          "provisioned, scaled: $5 a month", "Views: throttled", ""})
        CHECK(said(kept) == kept);
}

TEST_CASE("a figure that nothing was observed for is none") {
    for (const auto& said :
         {&say::number, &say::duration, &say::money, &say::percent, &say::count, &say::bytes, &say::rate})
        CHECK(said(std::nan("")) == QString::fromUtf8("–"));
}

TEST_CASE("counts, bytes and rates") {
    CHECK(plain(say::count(9876.0)) == "9,876");
    CHECK(plain(say::count(123'456.0)) == "123,456");
    CHECK(plain(say::count(51'840'615.0)) == "51.8 M");
    CHECK(plain(say::count(2.13e9)) == "2.13 G");
    CHECK(plain(say::count(999'999.0)) == "1.00 M");
    CHECK(plain(say::count(5.234)) == "5.23");
    CHECK(plain(say::count(0.0)) == "0");
    CHECK(plain(say::bytes(512.0)) == "512 B");
    CHECK(plain(say::bytes(1536.0)) == "1.50 KB");
    CHECK(plain(say::bytes(12.0 * 1024 * 1024)) == "12 MB");
    CHECK(plain(say::rate(120.0)) == "120/s");
    CHECK(plain(say::rate(0.5)) == "0.500/s");
    CHECK(plain(say::rate(1.0 / 60.0)) == "1/min");
    CHECK(plain(say::rate(0.0)) == "0/s");
}

TEST_CASE("an interval is half its width in the unit of its value") {
    CHECK(plain(say::durationInterval(0.0241, {0.0240, 0.0242})) == "± 0.10");
    CHECK(plain(say::durationInterval(0.118, {0.117, 0.119})) == "± 1.0");
    CHECK(plain(say::durationInterval(1.5, {1.4, 1.6})) == "± 0.10");
    CHECK(plain(say::moneyInterval({611.4, 612.6})) == "± $0.60");
    CHECK(plain(say::moneyInterval({98.0, 102.0})) == "± $2.00");
    CHECK(plain(say::moneyInterval({80.0, 120.0})) == "± $20");
    CHECK(plain(say::moneyInterval({0.0, 24.0})) == "$0 to $24.00");
    CHECK(plain(say::percentInterval({0.0019, 0.0021})) == "± 0.010");
}

TEST_CASE("names are taken apart") {
    CHECK(say::percentileName("P50") == "p50");
    CHECK(say::percentileName("P999") == "p99.9");
    CHECK(say::words("ConcurrentExecutionsMax") == "Concurrent executions max");
    CHECK(say::words("ConsumedWriteCapacityUnits") == "Consumed write capacity units");
    CHECK(say::words("5xx") == "5xx");
    CHECK(say::serviceName("AmazonDynamoDB") == "Amazon DynamoDB");
    CHECK(say::serviceName("AWSLambda") == "AWS Lambda");
    CHECK(say::serviceName("AWSQueueService") == "Amazon SQS");
    CHECK(say::serviceName("AmazonStates") == "AWS Step Functions");
    CHECK(say::serviceName("AmazonDAX") == "Amazon DynamoDB Accelerator (DAX)");
    CHECK(say::serviceName("AWSEvents") == "Amazon EventBridge");
    CHECK(say::serviceName("SomethingNew") == "SomethingNew");
    CHECK(say::serviceName("AmazonApiGateway") == "Amazon API Gateway");
}
