// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"

#include <cstdint>

namespace engine::dmn {

/// The rules of a table by what one of its columns asks for, so that an input is put to the rules it
/// can match and not to all of them. Immutable; any thread.
///
/// The column is the one of all whose cells are values and ranges that narrows the rules down most. Its
/// values cut the line of all inputs into pieces, and each piece knows its rules.
class TableIndex
{
public:
    /// nullptr where no column is worth an index.
    static std::shared_ptr<const TableIndex> of(const DecisionTable &table);

    /// The rules that `inputs` may match, in their order; nullopt where the index cannot tell.
    std::optional<std::vector<std::uint32_t>> candidates(const std::vector<feel::Value> &inputs) const;

private:
    using Rules = std::vector<std::uint32_t>;

    static std::optional<TableIndex> ofColumn(const DecisionTable &table, std::size_t column);
    /// The piece in which `value` lies: 2i + 1 on the i-th point, 2i before it.
    std::size_t pieceOf(const feel::Value &value) const;

    std::size_t m_column = 0;
    std::vector<feel::Value> m_points; ///< of one type, ascending
    std::vector<Rules> m_pieces;
    Rules m_everywhere; ///< whose cell is `-` or has to be evaluated
    std::size_t m_size = 0;
};

} // namespace engine::dmn
