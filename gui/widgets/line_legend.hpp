// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "report/figures/series_chart.hpp"

class QHBoxLayout;
class QPushButton;

namespace headroom::gui {

/// The lines of a chart by name and colour; pressing one switches it off and on. A single line needs no legend.
class LineLegend : public QWidget {
    Q_OBJECT
public:
    explicit LineLegend(QWidget* parent = nullptr);

    /// Lines of the same names stay as they were switched.
    void show(const std::vector<figures::SeriesLine>& lines);
    bool shows(const QString& line) const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Entry {
        QPushButton* button;
        figures::Tone tone;
    };
    void paintDots();
    QHBoxLayout* layout_;
    std::vector<Entry> entries_;
};

}  // namespace headroom::gui
