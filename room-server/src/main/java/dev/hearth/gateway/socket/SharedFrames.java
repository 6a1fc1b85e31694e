package dev.hearth.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Stands before the handler that encrypts, which joins small buffers by writing one behind the other. The bytes of a frame
 * belong to everybody in the room, so nobody may write behind them.
 */
final class SharedFrames extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var unused = context.write(message instanceof ByteBuf frame ? frame.asReadOnly() : message, promise);
    }
}
